// WCAG 2.2 AA, as far as axe can tell, on every page in both languages and themes, on a phone and a laptop, with
// everything that folds open.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { save } from "./page.js";

const pages = [
  "/",
  "/offer",
  "/policy?cohort.size=60&draws=20",
  "/policy/budget?cohort.size=60&draws=20",
  "/policy/cases",
  "/compare",
  "/parameters?q=연금",
  "/parameters?status=unverified&topic=kr.returning_talent",
  "/parameters/us.social_security.wage_base",
  "/parameters/kr.income_tax.brackets",
  "/context",
  "/methodology",
  "/methodology/figures",
  "/working",
  "/working?line=us.social_security&side=current&year=1",
  "/invite",
  "/nowhere",
];

// The list of values is one page by any filter; whole it would take more than all others together.
for (const lang of ["ko", "en"]) {
  for (const path of pages) {
    test(`${path} in ${lang}`, async ({ page }) => {
      test.slow();
      await check(page, path, lang);
    });
  }

  test(`the form and its list of errors in ${lang}`, async ({ page }) => {
    test.slow();
    await page.goto(inLanguage("/", lang));
    await page.locator('[id="current.base"]').fill("?");
    await expect(page.locator("#errors")).toBeVisible();
    await checkHere(page, "the list of errors");
  });

  test(`a saved result, what belongs to it, and two side by side in ${lang}`, async ({ page }) => {
    test.slow();
    await page.goto(inLanguage("/", lang));
    const first = await save(page);
    const key = await page.locator("#saved .key-text").textContent();
    for (const part of ["", "/working", "/verify"]) await check(page, first + part, lang);

    await page.goto(inLanguage(first + "/edit", lang));
    await page.locator('[id="edit_key"]').fill(key);
    await page.locator("main form button").first().click();
    await expect(page.locator(".owner-links")).toBeVisible();
    await checkHere(page, "the owner's page");

    await page.goto(inLanguage("/", lang));
    const second = await save(page);
    const ids = [first, second].map((path) => path.replace("/s/", "")).join(",");
    await check(page, `/compare?ids=${ids}`, lang);
  });

  test(`a saved negotiation and an invitation in ${lang}`, async ({ page }) => {
    test.slow();
    await page.goto(inLanguage("/offer", lang));
    await check(page, (await save(page)) + "/offer", lang);

    await page.goto(inLanguage("/invite", lang));
    await page.locator("main form button[type=submit]").last().click();
    const invited = new URL(await page.locator("#invitation").getAttribute("href"));
    await checkHere(page, "the links of an invitation");
    await check(page, invited.pathname, lang);
  });

  test(`a run of the policy lab in ${lang}`, async ({ page }) => {
    test.slow();
    await page.goto(inLanguage("/policy?cohort.size=20&draws=20", lang));
    await page.getByRole("button", { name: /2,000/ }).click();
    await expect(page).toHaveURL(/\/policy\/runs\//);
    await checkHere(page, "a run");
  });
}

const inLanguage = (path, lang) => path + (path.includes("?") ? "&" : "?") + "lang=" + lang;

async function check(page, path, lang) {
  await page.goto(inLanguage(path, lang));
  await checkHere(page, path);
}

// Colours are all that another theme changes, and all that another width does beside what can be scrolled.
const colours = ["color-contrast", "link-in-text-block"];
const layout = [...colours, "scrollable-region-focusable", "target-size"];
const views = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark", rules: colours },
  { width: 390, colorScheme: "dark", rules: colours },
  { width: 390, colorScheme: "light", rules: layout },
];

async function checkHere(page, name) {
  const found = [];
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  for (const { width, colorScheme, rules } of views) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
    if (rules) axe.withRules(rules);
    const { violations } = await axe.analyze();
    for (const v of violations) found.push(`${width} px, ${colorScheme}: ${v.id} at ${v.nodes.map((n) => n.target.join(" ")).slice(0, 6).join(", ")}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${width} px: the page is ${wide} px wide`);
  }
  expect(found, name).toEqual([]);
}
