// The main job: from the article's case to one's own figures, a link, and someone else who starts from it.
import { expect, test } from "@playwright/test";
import { answer, expectNoViolations, field, save } from "./page.js";

// changed waits until the answer is another one than before.
async function changed(page, change) {
  const before = await answer(page).textContent();
  await change();
  await expect(answer(page)).not.toHaveText(before);
}

test("from the article's case to a shared link", async ({ page, browser }) => {
  test.slow(); // it looks for accessibility violations twice, which takes seconds
  const elsewhere = [];
  page.on("request", (r) => {
    if (new URL(r.url()).host !== new URL(page.url() === "about:blank" ? r.url() : page.url()).host) elsewhere.push(r.url());
  });
  const complaints = [];
  page.on("console", (m) => m.type() === "error" && !/422/.test(m.text()) && complaints.push(m.text()));
  page.on("pageerror", (e) => complaints.push(String(e)));

  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(field(page, "current.base")).toHaveValue("400,000");
  await expect(answer(page)).toContainText("4.0배");
  await expect(answer(page)).toContainText("2.1배");
  await page.evaluate(() => (window.sameDocument = true));

  // Fields change, and the answer follows without a reload.
  await changed(page, () => field(page, "policy.rate").fill("40"));
  await expect(answer(page)).not.toContainText("2.1배");
  await expect(page.locator("#change")).toContainText("50% → 40%");
  await changed(page, () => field(page, "offer.base").fill("3억 5천"));
  await expect(page.locator('[id="offer.base-r"]')).toContainText("3억 5,000만 원");
  const right = await answer(page).textContent();

  // A wrong value has its message at the field; the rest stays as it was.
  await field(page, "offer.bonus").fill("열 원쯤");
  await expect(page.locator('[id="offer.bonus-e"]')).toContainText("읽지 못했습니다");
  await expect(page.locator("#errors")).toBeVisible();
  await expect(field(page, "offer.bonus")).toHaveValue("열 원쯤");
  await expect(field(page, "offer.bonus")).toBeFocused();
  await expect(field(page, "offer.base")).toHaveValue("3억 5천");
  expect(await answer(page).textContent()).toBe(right);
  await changed(page, () => field(page, "offer.bonus").fill("5000만"));
  await expect(page.locator("#errors")).toHaveCount(0);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);

  // The draft survives a reload, and the other language.
  const before = await answer(page).textContent();
  await page.reload();
  expect(await answer(page).textContent()).toBe(before);
  await page.getByRole("link", { name: "English" }).first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(field(page, "offer.base")).toHaveValue("3억 5천");
  await expectNoViolations(page);

  const path = await save(page);
  expect(path).toMatch(/^\/s\//);
  await page.reload();
  await expect(page.locator("#saved")).toHaveCount(0);
  expect(page.url()).not.toMatch(/[?&](current|offer)/);

  // Someone else opens the link on a phone, and starts from it.
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ko-KR" });
  const other = await phone.newPage();
  await other.goto(path);
  await expect(answer(other)).toContainText("배");
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(other);
  await other.getByRole("button", { name: "이 값에서 시작하기" }).first().click();
  await expect(other).toHaveURL(/\/$/);
  await expect(field(other, "offer.base")).toHaveValue("350,000,000");
  await expect(field(other, "offer.bonus")).toHaveValue("50,000,000");
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await phone.close();

  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test("undo, presets and the two readings of a half", async ({ page }) => {
  await page.goto("/");
  const opening = await answer(page).textContent();
  await changed(page, () => page.locator('[for="policy.reading.1"]').click());
  expect(await answer(page).textContent()).not.toBe(opening);
  await changed(page, () => page.locator("#change button").click());
  expect(await answer(page).textContent()).toBe(opening);
  await changed(page, () => page.locator("#preset").selectOption("postdoc"));
  await expect(field(page, "current.base")).toHaveValue("67,500");
  await expect(answer(page)).toContainText("이미");
  await changed(page, () => page.locator("#preset").selectOption("article_2bn_won"));
  expect(await answer(page).textContent()).toBe(opening);
});

test("the slider and its box hold one value", async ({ page }) => {
  await page.goto("/");
  await changed(page, () => page.locator('[id="policy.rate.slider"]').fill("70"));
  await expect(field(page, "policy.rate")).toHaveValue("70");
  await changed(page, () => field(page, "policy.rate").fill("25"));
  await expect(page.locator('[id="policy.rate.slider"]')).toHaveValue("25");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same job by plain forms", async ({ page }) => {
    await page.goto("/");
    const opening = await answer(page).textContent();
    const submit = page.getByRole("button", { name: "다시 계산" }).locator("visible=true").last();

    await field(page, "policy.rate").fill("40");
    await submit.click();
    expect(await answer(page).textContent()).not.toBe(opening);
    await expect(page.locator("#change")).toContainText("50% → 40%");

    await field(page, "current.base").fill("많이");
    await submit.click();
    await expect(page).toHaveTitle(/^오류: /);
    await expect(page.locator("#errors")).toBeFocused();
    await expect(field(page, "current.base")).toHaveValue("많이");
    await field(page, "current.base").fill("$450k");
    await submit.click();
    await expect(page.locator('[id="current.base-r"]')).toContainText("45만 달러");

    await page.locator("#fold-offer-grants summary").click();
    await page.locator("#fold-offer-grants").getByRole("button", { name: "부여 추가" }).click();
    await expect(field(page, "offer.equity.1.grant_value")).toBeVisible();

    const path = await save(page);
    await page.goto(path);
    await page.getByRole("button", { name: "이 값에서 시작하기" }).first().click();
    await expect(field(page, "current.base")).toHaveValue("450,000");
  });
});

// The time from a keystroke to the frame that shows its result, less the typing delay of the form.
test("from a keystroke to its result", async ({ page }) => {
  const delay = 120;
  await page.goto("/");
  await field(page, "policy.rate").focus();
  const times = [];
  for (let i = 0; i < 20; i++) {
    times.push(
      await page.evaluate(
        (rate) =>
          new Promise((resolve) => {
            const box = document.getElementById("policy.rate");
            const was = document.getElementById("answer").textContent;
            document.addEventListener(
              "htmx:afterSwap",
              () =>
                requestAnimationFrame(() => {
                  const frame = new MessageChannel(); // the task after the frame is painted
                  frame.port1.onmessage = () => {
                    if (document.getElementById("answer").textContent === was) return resolve(NaN);
                    resolve(performance.now() - start);
                  };
                  frame.port2.postMessage(null);
                }),
              { once: true },
            );
            const start = performance.now();
            box.value = rate;
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }),
        String(20 + 3 * (i % 2 === 0 ? i : 20 - i)),
      ),
    );
  }
  times.sort((a, b) => a - b);
  const [quarter, median, slowest] = [0.25, 0.5, 0.999].map((share) => times[Math.floor(share * times.length)] - delay);
  console.log(`keystroke to result beyond the ${delay} ms delay: quarter ${quarter.toFixed(1)}, median ${median.toFixed(1)}, slowest ${slowest.toFixed(1)} ms`);
  // 60 ms is promised of an idle machine. Whatever else runs only adds to it, so a test fails at several times that.
  expect(quarter).toBeLessThanOrEqual(240);
});
