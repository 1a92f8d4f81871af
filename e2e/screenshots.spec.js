// Not a test: takes the pictures of the README. Run by `make screenshots`.
import { test } from "@playwright/test";

const lab = "/policy?design.1.instrument=match&design.2.instrument=tax_relief";
const pictures = [
  { name: "calculator", path: "/" },
  { name: "offer", path: "/offer" },
  { name: "policy", path: lab },
  { name: "dark", path: "/", colorScheme: "dark", lang: "en" },
  { name: "phone", path: "/", width: 390, height: 844 },
];

for (const { name, path, colorScheme = "light", width = 1280, height = 900, lang = "ko" } of pictures) {
  test(name, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await page.goto(path + (path.includes("?") ? "&" : "?") + "lang=" + lang);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `docs/img/${name}.png` });
  });
}
