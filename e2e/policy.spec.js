// The policy lab: designs are edited, the verdict follows, and the address is the whole input.
import { expect, test } from "@playwright/test";
import { answer, expectNoViolations, field } from "./page.js";

const small = "/policy?cohort.size=60&draws=20&design.1.instrument=match&design.2.instrument=tax_relief";

// openDesign unfolds the editor of a design by its letter.
const openDesign = (page, mark) => page.locator(`#fold-design-${mark} > summary`).click();

test("a design is changed and becomes a link", async ({ page }) => {
  test.slow();
  await page.goto(small);
  await expect(answer(page)).toContainText("매칭 50%");
  const before = await answer(page).textContent();
  await openDesign(page, "A");
  await field(page, "design.1.cap").fill("1억");
  await expect(answer(page)).not.toHaveText(before);
  await expect(page).toHaveURL(/design\.1\.cap=/);
  const after = await answer(page).textContent();
  await page.reload();
  await expect(answer(page)).toHaveText(after);

  await openDesign(page, "A");
  await field(page, "design.1.rate").fill("99");
  await expect(page.locator('[id="design.1.rate-e"]')).toBeVisible();
  await field(page, "design.1.rate").fill("30");
  await expect(page.locator("#errors")).toHaveCount(0);

  await page.locator(".heatmap a").last().click();
  await expect(answer(page)).toContainText("매칭 90%");
});

test("instruments show their own fields, designs are added and taken away", async ({ page }) => {
  test.slow();
  await page.goto(small);
  await openDesign(page, "B");
  await expect(field(page, "design.2.floor")).toHaveCount(0);
  await field(page, "design.2.instrument").selectOption("settlement");
  await expect(field(page, "design.2.items.housing")).toBeVisible();
  await field(page, "design.2.items.housing").check();
  await expect(page).toHaveURL(/design\.2\.items=housing/);

  await page.getByRole("button", { name: "설계 더하기" }).click();
  await expect(page.locator("#fold-design-C")).toHaveCount(1);
  await openDesign(page, "C");
  await field(page, "design.3.programme").selectOption("kr_senior_researcher");
  await expect(page).toHaveURL(/design\.3\.cap=50/);
  await page.getByRole("button", { name: "C안 빼기" }).click();
  await expect(page.locator("#fold-design-C")).toHaveCount(0);
});

test("slow figures come when they are in sight", async ({ page }) => {
  test.slow();
  await page.goto(small);
  for (const id of ["sweep", "tornado", "scenarios", "inverse"]) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await expect(page.locator(`#${id} table`).first()).toBeAttached();
  }
  await field(page, "ask.gap").fill("80");
  await field(page, "ask.gap").press("Enter");
  await expect(page).toHaveURL(/ask\.gap=80/);
  await page.locator("#inverse").scrollIntoViewIfNeeded();
  await expect(page.locator("#inverse")).toContainText("80%");
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`readable by everyone, ${colorScheme}, ${width} px`, async ({ browser }) => {
      test.slow();
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, locale: "ko-KR" });
      const page = await context.newPage();
      await page.goto(small);
      for (const id of ["tornado", "scenarios"]) {
        await page.locator(`#${id}`).scrollIntoViewIfNeeded();
        await expect(page.locator(`#${id} table`).first()).toBeAttached();
      }
      await openDesign(page, "A");
      await expectNoViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await context.close();
    });
  }
}

test("works without a script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(small);
  await expect(answer(page)).toContainText("50% match");
  await openDesign(page, "A");
  await field(page, "design.1.rate").fill("40");
  await page.getByRole("button", { name: "Compute again" }).click();
  await expect(answer(page)).toContainText("40% match");
  await page.locator("#sweep a").click();
  await expect(page.locator("main figure")).toBeVisible();
  await page.getByRole("link", { name: "Back to the policy lab" }).click();
  await field(page, "ask.gap").fill("30");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL(/ask\.gap=30/);
  await context.close();
});

test("a run of many draws is begun and its result read", async ({ page }) => {
  test.slow();
  await page.goto(small);
  await page.getByRole("button", { name: /2,000회/ }).click();
  await expect(page).toHaveURL(/\/policy\/runs\//);
  await expect(page.locator("main")).toContainText(/결과|완료|끝났습니다/, { timeout: 30_000 });
});

test("a result is saved, opened by another reader and verified", async ({ browser, page }) => {
  test.slow();
  await page.goto(small);
  const said = await answer(page).textContent();
  const table = await page.locator("#designs table").textContent();
  await page.locator("#share button[type=submit]").click();
  const link = page.locator("#saved a").first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  const url = await link.getAttribute("href");

  const context = await browser.newContext({ locale: "ko-KR" });
  const reader = await context.newPage();
  await reader.goto(url);
  await expect(answer(reader)).toHaveText(said);
  expect(await reader.locator("#designs table").textContent()).toBe(table);
  await expectNoViolations(reader);
  await reader.locator(".fact-wide a").first().click();
  await expect(reader.locator("#verdict")).toContainText("같습니다");
  await reader.goto(url);
  await reader.getByRole("button", { name: "이 설계에서 시작하기" }).click();
  await expect(reader).toHaveURL(/\/policy\?/);
  await expect(answer(reader)).toHaveText(said);
  await context.close();
});
