// The company makes a link, the candidate fills in their side on a phone, and the company sees the gap alone.
import { expect, test } from "@playwright/test";
import { answer, expectNoViolations, field } from "./page.js";

const pay = { "current.base": "431,270", "current.bonus": "61,330", "current.equity_annual": "517,910" };
const tells = /431[,.]?27|61[,.]?33|517[,.]?91|43만|51만/;

async function invite(page) {
  await page.goto("/");
  await page.locator("#invite").getByRole("link", { name: "후보자 초대하기" }).click();
  await page.getByRole("button", { name: "링크 만들기" }).click();
  const hrefOf = (id) => page.locator(id).getAttribute("href");
  return { link: await hrefOf("#invitation"), answers: await hrefOf("#answers") };
}

async function fill(page) {
  for (const [name, text] of Object.entries(pay)) await field(page, name).fill(text);
  await field(page, "candidate.us_filing_status").selectOption("married_joint");
}

test("the candidate fills it in on a phone, and the company sees the gap alone", async ({ page, browser }) => {
  test.slow(); // it looks for accessibility violations again and again
  const { link, answers } = await invite(page);
  await expectNoViolations(page);

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US", timezoneId: "America/Los_Angeles" });
  const theirs = await phone.newPage();
  const sent = [];
  theirs.on("request", (r) => sent.push(r.url()));
  await theirs.goto(link);
  await expect(answer(theirs)).toHaveText("What would this offer leave you?");
  await expectNoViolations(theirs);
  await fill(theirs);
  await expect(theirs.locator("#ten-seconds")).toBeVisible();
  await expect(theirs.locator("#sees")).toContainText("It will not see your pay");
  await expect(theirs.locator("#sees")).toContainText("work backwards");
  await expect(theirs.locator("#why")).toContainText("432.3");
  expect(await theirs.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(theirs);

  await theirs.getByRole("button", { name: "Send to the company" }).click();
  await expect(theirs.locator("#saved .key-text")).toHaveText(/^[A-Z2-7]{26}$/);
  const mine = await theirs.locator("#mine").getAttribute("href");
  expect(sent.filter((url) => tells.test(decodeURIComponent(url)))).toEqual([]);
  // Another answer, with the required offer.
  await theirs.getByLabel(/The required offer too/).check();
  await expect(theirs.locator("#sees")).toContainText("Required base pay");
  await theirs.getByRole("button", { name: "Send to the company" }).click();
  await expect(theirs.locator("#mine")).not.toHaveAttribute("href", mine);

  await page.goto(answers);
  await page.getByRole("button", { name: "열기" }).click();
  const list = page.locator("#answers .owner-links > li");
  await expect(list).toHaveCount(2);
  await expect(list.first()).toContainText("필요한 연 기본급");
  await expect(list.last()).toContainText("격차(구매력)");
  await expect(list.last()).not.toContainText("필요한 연 기본급");
  expect(await page.locator("main").textContent()).not.toMatch(tells);
  await expect(page.getByRole("button", { name: "계산기에서 열기" })).toHaveCount(0);
  await expectNoViolations(page);

  // The candidate takes the first answer back.
  await theirs.goto(mine);
  await expect(field(theirs, "edit_key")).toHaveValue(/^[A-Z2-7]{26}$/);
  await expectNoViolations(theirs);
  await theirs.getByRole("button", { name: "Withdraw and erase" }).click();
  await expect(theirs.getByRole("main")).toContainText("no longer sees it");
  await page.goto("/"); // from the same page only what is behind the '#' would change
  await page.goto(answers);
  await page.getByRole("button", { name: "열기" }).click();
  await expect(list).toHaveCount(1);
  await phone.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole way by plain forms", async ({ page }) => {
    const { link, answers } = await invite(page);
    await page.goto(link);
    await field(page, "current.base").fill("많이");
    await page.getByRole("button", { name: "회사에 보내기" }).click();
    await expect(page.locator('[id="current.base-e"]')).toBeVisible();
    await expect(field(page, "current.base")).toHaveValue("많이");
    await fill(page);
    await page.getByLabel(/보수와 가족 사항까지/).check();
    await page.getByRole("button", { name: "회사에 보내기" }).click();
    await expect(page.locator("#saved .key-text")).toBeVisible();
    await page.goto(answers);
    await field(page, "edit_key").fill(answers.split("#")[1]);
    await page.getByRole("button", { name: "열기" }).click();
    await page.getByRole("button", { name: "계산기에서 열기" }).click();
    await expect(field(page, "current.base")).toHaveValue("431,270");
  });
});
