// What the browser tests do with a page.
import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

// field is the input of that name; names have points, which selectors take for classes.
export const field = (page, name) => page.locator(`[id="${name}"]`);

export const answer = (page) => page.locator("#answer");

export async function expectNoViolations(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`)).toEqual([]);
}

// save presses the button and reads the new link and the key, shown this once.
export async function save(page) {
  await page.getByRole("button", { name: /저장하고 링크 만들기|Save and make a link|Save/ }).first().click();
  const saved = page.locator("#saved");
  await expect(saved).toBeVisible();
  expect((await saved.locator(".key-text").textContent()).length).toBeGreaterThan(20);
  return new URL(await saved.locator("a").first().getAttribute("href")).pathname;
}
