// What the holder of the edit key does with a saved result, and what others then see.
import { expect, test } from "@playwright/test";
import { answer, expectNoViolations, field, save } from "./page.js";

const pathOf = async (link) => new URL(await link.getAttribute("href")).pathname;

test("the owner's page, from the edit link to the end", async ({ page, browser }) => {
  test.slow(); // it looks for accessibility violations again and again
  const sent = [];
  page.on("request", (r) => sent.push(r.url()));
  await page.goto("/");
  await page.getByLabel(/이사회용/).check();
  await field(page, "share.expiry").selectOption("90");
  // What is chosen stays while the page recomputes.
  const before = await answer(page).textContent();
  await field(page, "policy.rate").fill("40");
  await expect(answer(page)).not.toHaveText(before);
  await expect(page.getByLabel(/이사회용/)).toBeChecked();
  await expect(field(page, "share.expiry")).toHaveValue("90");
  const path = await save(page);
  await expect(page.locator("#saved")).toContainText("이사회용");
  const key = await page.locator("#saved .key-text").textContent();

  // The key comes from behind the '#', and is sent in a form alone.
  await page.locator('#saved a[href*="/edit#"]').click();
  await expect(field(page, "edit_key")).toHaveValue(key);
  await expectNoViolations(page);
  await page.getByRole("button", { name: "열기" }).click();
  await expect(page.locator(".owner-links > li")).toHaveCount(1);

  await page.getByLabel(/후보자용/).check();
  await field(page, "label").fill("김 박사");
  await page.getByRole("button", { name: "링크 만들기" }).click();
  await expect(page.locator("#done")).toContainText("링크를 만들었습니다");
  const candidate = page.locator(".owner-links > li").nth(1);
  await expect(candidate).toContainText("김 박사");
  await expectNoViolations(page);

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US", colorScheme: "dark" });
  const other = await phone.newPage();
  const candidatePath = await pathOf(candidate.locator("a").first());
  await other.goto(candidatePath);
  await expect(other.locator("#years")).toBeVisible();
  await expect(other.locator("#who")).toHaveCount(0);
  await other.getByRole("link", { name: "Check it" }).click();
  await expect(other.locator("#verdict")).toContainText("those that were saved");
  await expectNoViolations(other);

  await candidate.getByRole("button", { name: "링크 닫기" }).click();
  await expect(page.locator("#done")).toContainText("링크를 닫았습니다");
  expect((await other.goto(candidatePath)).status()).toBe(410);

  // On a phone, by a key that is pasted; the first key is a wrong one.
  await other.goto(`${path}/edit`);
  await field(other, "edit_key").fill("no key of mine");
  await other.getByRole("button", { name: "Open" }).click();
  await expect(other.locator("#edit_key-e")).toContainText("not the edit key");
  await expectNoViolations(other);
  await field(other, "edit_key").fill(key);
  await other.getByRole("button", { name: "Open" }).click();
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(other);
  await other.getByRole("button", { name: "Delete the result" }).click();
  await expect(other.locator("#confirm")).toBeVisible();
  await expectNoViolations(other);
  await other.getByRole("button", { name: "Keep it" }).click();
  await other.getByRole("button", { name: "Delete the result" }).click();
  await other.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("It is deleted");
  expect((await page.goto(path)).status()).toBe(410);
  await expect(page.getByRole("main")).toContainText("지웠습니다");
  await phone.close();

  expect(sent.filter((url) => new URL(url).pathname.includes(key) || new URL(url).search.includes(key))).toEqual([]);
});

test("a chart's table comes as a file", async ({ page }) => {
  await page.goto("/");
  await page.locator("#years summary").click();
  const download = page.waitForEvent("download");
  await page.locator("#years").getByRole("link", { name: "CSV 내려받기" }).click();
  expect((await download).suggestedFilename()).toBe("offergap-years.csv");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the owner pastes the key", async ({ page }) => {
    await page.goto("/");
    await save(page);
    const key = await page.locator("#saved .key-text").textContent();
    await page.locator('#saved a[href*="/edit#"]').click();
    await expect(field(page, "edit_key")).toHaveValue("");
    await field(page, "edit_key").fill(key);
    await page.getByRole("button", { name: "열기" }).click();
    await expect(page.locator(".owner-links > li")).toHaveCount(1);
  });
});
