// From a callback to one JavaScript file, together with the callbacks that come in the same moment.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { type Callback, entryText } from "./callback.ts";
import { rebuilds } from "./rebuild.ts";
import { type Built, type Entry, stopEsbuild } from "./run-esbuild.ts";
import { isWatched, rebuildOnChange } from "./watch/rebuild-on-change.ts";
import { replaceFile, writeBundle } from "./write-bundle.ts";

export type { Callback, HandlerModule } from "./callback.ts";

/**
 * Bundles a callback into `.bundles/<stack>/<name>/index.js` under the program's folder.
 *
 * @param name the function's resource name, named in every error
 * @param callback a one-line closure around `import()` of a module that exports `handler`
 * @param resolveFrom the file that the callback stands in: `import.meta.url`, or `__filename` in CommonJS
 * @returns the absolute path of the file
 * @throws BundleFault when the callback captures what cannot be serialized or imports what cannot be bundled
 */
export async function bundle(name: string, callback: Callback, resolveFrom: string): Promise<string> {
  const entry = await entryOf(name, callback, resolveFrom);
  const built = await together(entry);
  const file = await writeBundle(name, built.code);
  if (isWatched()) rebuildOnChange(rebuilds(entry, built, (code) => replaceFile(file, code)));
  return file;
}

// The process of a watched program outlives it.
if (isWatched()) process.once("beforeExit", stopEsbuild);

/** The same, without the file, and with what the code consists of. */
export async function bundleInMemory(name: string, callback: Callback, resolveFrom: string): Promise<Built> {
  return together(await entryOf(name, callback, resolveFrom));
}

async function entryOf(name: string, callback: Callback, resolveFrom: string): Promise<Entry> {
  const resolveDir = dirname(resolveFrom.startsWith("file:") ? fileURLToPath(resolveFrom) : resolveFrom);
  return { name, resolveDir, contents: await entryText(name, callback, resolveDir) };
}

interface Waiting {
  entry: Entry;
  settle(built: Promise<Built>): void;
}

let waiting: Waiting[] = [];

/** Builds an entry with those of the same moment. One that the serializer is still at holds up no other, which it may await. */
function together(entry: Entry): Promise<Built> {
  return new Promise((settle) => {
    waiting.push({ entry, settle });
    if (waiting.length === 1) setImmediate(buildWaiting);
  });
}

async function buildWaiting(): Promise<void> {
  const batch = waiting;
  waiting = [];
  const results = await build(batch.map(({ entry }) => entry));
  for (const [index, result] of results.entries()) {
    batch[index]?.settle(
      result.status === "fulfilled" ? Promise.resolve(result.value) : Promise.reject(result.reason),
    );
  }
}
