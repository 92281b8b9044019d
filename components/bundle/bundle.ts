// From a callback to one JavaScript file, together with the callbacks that come in the same moment.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BundleArgs } from "./archive/bundle-args.ts";
import { matchingFiles } from "./archive/matching-files.ts";
import { assemble } from "./assemble.ts";
import { build } from "./build.ts";
import type { Built, Entry } from "./built.ts";
import { type Callback, entryText } from "./callback.ts";
import { BundleFault } from "./faults.ts";
import { rebuilds } from "./rebuild.ts";
import { stopEsbuild } from "./run-esbuild.ts";
import { isWatched, rebuildOnChange } from "./watch/rebuild-on-change.ts";
import { writeBundle, writeInto } from "./write-bundle.ts";

export type { Callback, HandlerModule } from "./callback.ts";

/**
 * Bundles a callback into `.bundles/<stack>/<name>/index.js` under the program's folder, or `index.mjs` when it imports packages
 * that are left to Node. What lies beside it in the archive lies beside it there.
 *
 * @param name the function's resource name, named in every error
 * @param callback a one-line closure around `import()` of a module that exports `handler`
 * @param resolveFrom the file that the callback stands in: `import.meta.url`, or `__filename` in CommonJS
 * @returns the absolute path of the file
 * @throws BundleFault when the callback captures what cannot be serialized or imports what cannot be bundled
 */
export async function bundle(
  name: string,
  callback: Callback,
  resolveFrom: string,
  args?: BundleArgs,
): Promise<string> {
  const entry = await entryOf(name, callback, resolveFrom, args);
  const built = await together(entry);
  const assembled = await assemble(entry, built);
  const folder = await writeBundle(name, assembled);
  if (isWatched()) rebuildOnChange(rebuilds(entry, built, (next) => writeInto(folder, next)));
  return join(folder, assembled.index);
}

// The process of a watched program outlives it.
if (isWatched()) process.once("beforeExit", stopEsbuild);

/** The same, without the file, and with what the code consists of. */
export async function bundleInMemory(
  name: string,
  callback: Callback,
  resolveFrom: string,
  args?: BundleArgs,
): Promise<Built> {
  return together(await entryOf(name, callback, resolveFrom, args));
}

async function entryOf(
  name: string,
  callback: Callback,
  resolveFrom: string,
  args?: BundleArgs,
): Promise<Entry> {
  const resolveDir = dirname(resolveFrom.startsWith("file:") ? fileURLToPath(resolveFrom) : resolveFrom);
  const entry = { name, resolveDir, contents: await entryText(name, callback, resolveDir) };
  if (!args?.external?.length && !args?.files?.length) return entry;
  const files = await matchingFiles(args.files ?? []).catch((error: Error) => {
    throw new BundleFault(name, error.message);
  });
  return { ...entry, beside: { external: args.external ?? [], files } };
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
