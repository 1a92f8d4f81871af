// The policy lab: a design is changed, the verdict follows, and the address is the whole input.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

const field = (page, name) => page.locator(`[id="${name}"]`);
const answer = (page) => page.locator("#answer");

async function expectNoViolations(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
}

test("a design is changed and becomes a link", async ({ page }) => {
  test.slow();
  await page.goto("/policy?cohort.size=60");
  await expect(answer(page)).toContainText("50%를 매칭하면");
  const before = await answer(page).textContent();
  await field(page, "policy.cap").fill("1억");
  await expect(answer(page)).not.toHaveText(before);
  await expect(page).toHaveURL(/policy\.cap=/);
  const after = await answer(page).textContent();
  await page.reload();
  await expect(answer(page)).toHaveText(after);

  await field(page, "policy.rate").fill("99");
  await expect(page.locator('[id="policy.rate-e"]')).toBeVisible();
  await field(page, "policy.rate").fill("30");
  await expect(page.locator("#errors")).toHaveCount(0);

  await page.locator(".heatmap a").last().click();
  await expect(answer(page)).toContainText("90%를 매칭하면");
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`readable by everyone, ${colorScheme}, ${width} px`, async ({ browser }) => {
      test.slow();
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, locale: "ko-KR" });
      const page = await context.newPage();
      await page.goto("/policy?cohort.size=60");
      await expectNoViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await context.close();
    });
  }
}

test("works without a script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/policy?cohort.size=60");
  await expect(answer(page)).toContainText("A 50% match");
  await field(page, "policy.rate").fill("40");
  await page.getByRole("button", { name: "Compute again" }).click();
  await expect(answer(page)).toContainText("A 40% match");
  await context.close();
});
