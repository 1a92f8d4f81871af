// WCAG 2.2 AA, as far as axe can tell, on every page in both languages and themes, on a phone and a laptop, with
// everything that folds open.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { save } from "./page.js";

const pages = [
  "/",
  "/offer",
  "/policy",
  "/parameters",
  "/parameters?status=unverified",
  "/methodology",
  "/working",
  "/working?line=us.social_security&side=current&year=1",
  "/nowhere",
];

for (const lang of ["ko", "en"]) {
  for (const path of pages) {
    test(`${path} in ${lang}`, async ({ page }) => {
      test.slow();
      await check(page, inLanguage(path, lang));
    });
  }

  test(`a saved result, its owner's page and its working in ${lang}`, async ({ page }) => {
    test.slow();
    await page.goto(inLanguage("/", lang));
    const path = await save(page);
    for (const part of ["", "/edit", "/working", "/verify"]) await check(page, inLanguage(path + part, lang));
  });
}

const inLanguage = (path, lang) => path + (path.includes("?") ? "&" : "?") + "lang=" + lang;

// The whole of axe runs once a width; another theme changes nothing but colours.
async function check(page, url) {
  await page.goto(url);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      const axe = new AxeBuilder({ page });
      if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
      const { violations } = await axe.analyze();
      const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 8).join(", ")}`);
      expect(found, `${url} at ${width}, ${colorScheme}`).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `width of ${url}`).toBeLessThanOrEqual(width);
  }
}
