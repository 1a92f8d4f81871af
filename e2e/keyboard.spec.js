// The main job without a mouse, and what a screen reader is told on the way.
import { expect, test } from "@playwright/test";
import { answer, field } from "./page.js";

// tabTo presses Tab until the element has the focus; nothing is skipped over that a reader would not pass.
async function tabTo(page, target, most = 80) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((e) => e === document.activeElement)) return;
  }
  throw new Error(`not reached by ${most} tabs: ${target}`);
}

// focusShows tells whether the element with the focus is marked, itself or by the box around it, and in sight.
const focusShows = (page) =>
  page.evaluate(() => {
    const e = document.activeElement.closest(".box") ?? document.activeElement;
    const box = e.getBoundingClientRect();
    return getComputedStyle(e).outlineStyle !== "none" && box.bottom > 0 && box.top < innerHeight;
  });

async function type(page, name, text) {
  await tabTo(page, field(page, name));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

test("from the first Tab to a shared link", async ({ page }) => {
  test.slow();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip")).toBeFocused();
  await page.keyboard.press("Enter");

  const before = await answer(page).textContent();
  await type(page, "current.base", "300000");
  await expect(answer(page)).not.toHaveText(before);
  await type(page, "offer.base", "2억5천");
  await expect(page.locator('[id="offer.base-r"]')).toContainText("2억 5,000만 원");
  expect(await focusShows(page)).toBe(true);

  // A wrong value: Enter brings the focus to the list of errors, whose link leads back to the field.
  await type(page, "offer.bonus", "많이");
  await expect(page).toHaveTitle(/^오류: /);
  await page.keyboard.press("Enter");
  await expect(page.locator("#errors")).toBeFocused();
  await tabTo(page, page.locator("#errors a").first(), 3);
  await page.keyboard.press("Enter");
  await expect(field(page, "offer.bonus")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("5000만");
  await expect(page.locator("#errors")).toHaveCount(0);
  await expect(page).toHaveTitle(/^(?!오류)/);

  // The slider moves by the arrows, a fold opens by the space bar.
  await tabTo(page, page.locator('[id="policy.rate.slider"]'));
  const atFifty = await answer(page).textContent();
  await page.keyboard.press("ArrowRight");
  await expect(answer(page)).not.toHaveText(atFifty);
  const candidate = page.locator("#fold-candidate > summary");
  await tabTo(page, candidate);
  await page.keyboard.press("Space");
  await expect(field(page, "candidate.nationality")).toBeVisible();

  const button = page.getByRole("button", { name: "저장하고 링크 만들기" });
  await tabTo(page, button, 250);
  expect(await focusShows(page)).toBe(true);
  await page.keyboard.press("Enter");
  await expect(page.locator("#saved")).toBeVisible();
  const link = page.locator("#saved a").first();
  await tabTo(page, link, 5);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/s\//);
});

test("one polite live region tells the new gap", async ({ page }) => {
  await page.goto("/");
  const live = page.locator("[aria-live=polite]");
  await expect(live).toHaveCount(1);
  const before = await live.textContent();
  await page.evaluate(() => {
    window.region = document.querySelector("[aria-live=polite]");
    window.heard = [];
    new MutationObserver(() => window.heard.push(window.region.textContent)).observe(window.region, { childList: true, characterData: true, subtree: true });
  });
  await field(page, "policy.rate").fill("40");
  await expect(live).not.toHaveText(before);
  await expect(live).toHaveText(/^격차 4\.0배, 매칭 뒤 2\.\d배$/);
  // The same element speaks again, once: a new one would not be heard.
  expect(await page.evaluate(() => window.region === document.querySelector("[aria-live=polite]"))).toBe(true);
  expect(await page.evaluate(() => window.heard.length)).toBe(1);
});
