import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Worker processes read this file again: what must be the same for all is kept in the environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DIR ??= mkdtempSync(join(tmpdir(), "offergap-e2e-"));
const baseURL = `http://127.0.0.1:${process.env.E2E_PORT}`;

export default defineConfig({
  outputDir: "results",
  globalTeardown: "./teardown.js",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  reporter: "list",
  projects: [
    { name: "e2e", testIgnore: "screenshots.spec.js" },
    { name: "screenshots", testMatch: "screenshots.spec.js" },
  ],
  use: {
    baseURL,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", // Chromium refuses its sandbox as root, which is what CI runs as
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "../bin/web",
    url: `${baseURL}/readyz`,
    env: {
      OFFERGAP_ADDR: `127.0.0.1:${process.env.E2E_PORT}`,
      DATABASE_URL: `sqlite:${join(process.env.E2E_DIR, "e2e.db")}`,
    },
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  },
});

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
