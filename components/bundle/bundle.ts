// Bundles a callback into one JavaScript file, in one build with the callbacks that come at the same moment.
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
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
 * Bundles a callback into `.bundles/<stack>/<name>/index.js` in the program's folder. The file is `index.mjs` when the callback imports
 * external packages. The other files of the archive are written into the same folder.
 *
 * @param name the function's resource name, named in every error
 * @param callback a one-line closure around `import()` of a module that exports `handler`
 * @param resolveFrom the file that contains the callback: `import.meta.url`, or `__filename` in CommonJS
 * @returns the absolute path of the file
 * @throws BundleFault when the callback captures a value that cannot be serialized or imports a module that cannot be bundled
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

// In a local run the process goes on after the program's end, so esbuild's process is stopped then.
if (isWatched()) process.once("beforeExit", stopEsbuild);

/** Bundles a callback like `bundle`, but writes no file. Returns the code and its inputs. */
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

let batch: { entries: Entry[]; results: ReturnType<typeof build> } | undefined;

/** Builds an entry with all entries of the same moment. It does not wait for callbacks that are still being serialized: these may wait for it. */
async function together(entry: Entry): Promise<Built> {
  batch ??= nextBatch();
  const index = batch.entries.push(entry) - 1;
  const result = (await batch.results)[index];
  if (!result)
    throw new Error(`Expected a result for the function "${entry.name}", got none from the build.`);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

/** Returns a batch that takes the entries of this moment, and is built right after it. */
function nextBatch() {
  const entries: Entry[] = [];
  const results = setImmediate().then(() => {
    batch = undefined;
    return build(entries);
  });
  return { entries, results };
}
