// Lets programs that a test starts share the bundles of their functions.

const knownBundles = `--import=${new URL("known-bundles.ts", import.meta.url).href}`;

/** Makes the processes that `start` begins take the bundles that another program has made, where all tests run (test/together/ava.config.js). */
export async function withKnownBundles<T>(start: () => Promise<T>): Promise<T> {
  const { env } = process;
  const before = env.NODE_OPTIONS;
  if (env.TEST_BUNDLES === undefined || before?.includes(knownBundles)) return start();
  env.NODE_OPTIONS = [before, knownBundles].filter(Boolean).join(" ");
  try {
    return await start();
  } finally {
    if (before === undefined) delete env.NODE_OPTIONS;
    else env.NODE_OPTIONS = before;
  }
}
