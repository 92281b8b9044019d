// The browser of the browser tests: Debian's Chromium.

/** Whether `npm run test:browser` runs them; `npm test` does not. */
export const isBrowserRun = process.env.BROWSER_TESTS === "1";

export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Without a window, and without what the browser itself would load from elsewhere. */
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
