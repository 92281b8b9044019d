// Finds the browser of the browser tests: Debian's Chromium.

/** True in `npm run test:browser`; `npm test` skips the browser tests. */
export const isBrowserRun = process.env.BROWSER_TESTS === "1";

export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Starts Chromium without a window, and without its own requests to other hosts. */
export const chromiumArguments = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
