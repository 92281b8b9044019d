// `npm run test:browser`: runs the browser tests, when there is a browser.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromiumPath } from "./chromium.ts";

if (existsSync(chromiumPath)) {
  const { status } = spawnSync("ava", ["test/browser/**/*.test.ts"], {
    stdio: "inherit",
    env: { ...process.env, BROWSER_TESTS: "1" },
  });
  process.exitCode = status ?? 1;
} else {
  console.error(
    `Expected Chromium at ${chromiumPath}, got none. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.`,
  );
  process.exitCode = 1;
}
