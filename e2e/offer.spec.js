// The negotiation: the example, another last day, a grant more, a wrong date, by keyboard and on a phone.
import { expect, test } from "@playwright/test";
import { answer, expectNoViolations, field } from "./page.js";

async function changed(page, change) {
  const before = await answer(page).textContent();
  await change();
  await expect(answer(page)).not.toHaveText(before);
}

test("the offer as it is negotiated", async ({ page }) => {
  test.slow(); // it looks for accessibility violations, which takes seconds
  const complaints = []; // a request that a newer one overtakes is no complaint
  page.on("console", (m) => m.type() === "error" && !/422|^htmx:(afterRequest|sendAbort)/.test(m.text()) && complaints.push(m.text()));
  page.on("pageerror", (e) => complaints.push(String(e)));

  await page.goto("/offer");
  await expect(answer(page)).toContainText("47만 6,000달러");
  await page.evaluate(() => (window.sameDocument = true));

  // A later last day gives up less: the vests of 20 February are kept. 476,000 − 400 × 170.
  await changed(page, () => field(page, "move.leaving").fill("2027-02-28"));
  await expect(answer(page)).toContainText("40만 8,000달러");
  await expect(page.locator("#waiting h2")).toContainText("세후");

  // A grant more, by its button: its row opens, the figures wait for its date.
  await page.getByRole("button", { name: "부여 건 더하기" }).click();
  await expect(field(page, "held.2.granted")).toBeVisible();
  await expect(field(page, "held.2.strike")).toHaveCount(0);
  await field(page, "held.2.units").fill("1600");
  await field(page, "held.2.price").fill("100");
  await changed(page, () => field(page, "held.2.granted").fill("2027-01-15"));
  await expect(page.locator("#leaving-grants tbody tr")).toHaveCount(3);

  // Options are asked for their strike, and what was typed stays.
  await changed(page, () => field(page, "held.2.kind").selectOption("nso"));
  await changed(page, () => field(page, "held.2.liquid").check());
  await changed(page, () => field(page, "held.2.strike").fill("60"));
  await expect(field(page, "held.2.units")).toHaveValue("1600");

  // A start before the last day has its message at the field; the figures stay.
  const right = await answer(page).textContent();
  await field(page, "move.start").fill("2027-01-02");
  await expect(page.locator('[id="move.start-e"]')).toBeVisible();
  await expect(page.locator("#errors")).toBeVisible();
  expect(await answer(page).textContent()).toBe(right);
  await field(page, "move.start").fill("2027-03-02");
  await expect(page.locator("#errors")).toHaveCount(0);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);

  // A figure leads to its working and back.
  await page.locator("#leaving .deal-lines a").first().click();
  await expect(page.locator(".working-result")).toBeVisible();
  await page.goBack();
  await expect(field(page, "held.2.units")).toHaveValue("1600");

  await page.reload();
  expect(await answer(page).textContent()).toBe(right);
  await expectNoViolations(page);
  expect(complaints).toEqual([]);
});

test("the negotiation by keyboard", async ({ page }) => {
  await page.goto("/offer");
  await field(page, "move.leaving").focus();
  await page.locator("#fold-held-0 > summary").focus();
  await page.keyboard.press("Enter");
  await expect(field(page, "held.0.units")).toBeVisible();
  await field(page, "held.0.units").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await changed(page, () => page.keyboard.type("9600"));
  await expect(field(page, "held.0.units")).toBeFocused();
  await expect(page.locator("#fold-held-0 > summary")).toContainText("9600주");
  await page.keyboard.press("Enter");
  await expect(answer(page)).toContainText("73만 1,000달러"); // 3,000 × 170 + 1,300 × 170
});

test("the negotiation on a phone, and without a script", async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ko-KR", javaScriptEnabled });
    const page = await phone.newPage();
    await page.goto("/offer");
    const width = () => page.locator("html").evaluate((e) => e.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "부여 건 더하기" }).click();
    await expect(field(page, "held.2.granted")).toBeVisible();
    await expect(page.locator("#errors")).toHaveCount(0);
    expect(await width()).toBeLessThanOrEqual(390);
    await phone.close();
  }
});

test("a package is taken, and an alternative marked to beat", async ({ page }) => {
  await page.goto("/offer");
  const costs = page.locator("#target-most_certain .lines .sum dd");
  const cost = await costs.textContent();
  await page.locator("#target-most_certain").getByRole("button", { name: "이 조합으로 바꾸기" }).click();
  await expect(page.locator("#present .lines .sum dd")).toHaveText(cost);
  await page.locator("#alternatives").getByRole("button", { name: "이겨야 할 안으로" }).first().click();
  await expect(page.locator("#alternatives .chip")).toHaveText("이겨야 할 안");
  await page.goto("/"); // the calculator has the base of the package: the top of the team's band
  await expect(field(page, "offer.base")).toHaveValue(/^180,000,000|^1억 8,000만/);
});
