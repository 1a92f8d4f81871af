// Not a test: takes the pictures of the README. Run by `make screenshots`.
import { test } from "@playwright/test";

test("calculator", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: "docs/img/calculator.png" });
});
