// Keeps bundles up to date while a person works on the program: what is saved is bundled anew, into the registered file.
import { watch } from "node:fs";
import { dirname, resolve } from "node:path";
import { build } from "./build.ts";
import { type Built, type Entry, rerunEsbuild } from "./run-esbuild.ts";
import { packageOf } from "./stand-ins.ts";
import { rewriteBundle } from "./write-bundle.ts";

/** Whether a local run asks for it, which keeps the program's process to reload what changes. Pulumi never sets it. */
export const watching = process.env.LOCAL_CLOUD_WATCH === "1";

interface Kept {
  file: string;
  code: string;
  /** What was wrong with the last save. */
  fault?: string;
}

const kept = new Map<Entry, Kept>();
const watched = new Set<string>();

/** Rewrites the file of a function whenever a file that it is made of is saved, packages apart. Holds no process back from ending. */
export function keepBundled(entry: Entry, { code, inputs }: Built, file: string): void {
  kept.set(entry, { file, code });
  watchFoldersOf(inputs);
}

function watchFoldersOf(inputs: Built["inputs"]): void {
  const files = Object.keys(inputs).filter((path) => !/^[\w-]+:/.test(path) && packageOf(path) === undefined);
  for (const folder of new Set(files.map((path) => dirname(resolve(path))))) {
    if (watched.has(folder)) continue;
    watched.add(folder);
    watch(folder, { persistent: false }, rebuildSoon);
  }
}

let rebuilding = false;
let savedMeanwhile = false;

/** One save makes several events, and an editor may save several files at once. */
function rebuildSoon(): void {
  savedMeanwhile = true;
  if (rebuilding) return;
  rebuilding = true;
  setTimeout(async () => {
    while (savedMeanwhile) {
      savedMeanwhile = false;
      await rebuild();
    }
    rebuilding = false;
  }, 10);
}

async function rebuild(): Promise<void> {
  const entries = [...kept.keys()];
  const results = await build(entries, rerunEsbuild);
  for (const [index, entry] of entries.entries()) {
    const state = kept.get(entry);
    const result = results[index];
    if (!state || !result) continue;
    if (result.status === "rejected") tell(state, String(result.reason?.message ?? result.reason));
    else await update(entry, state, result.value);
  }
}

/** A fault leaves the last good bundle, and is told once. */
function tell(state: Kept, fault: string): void {
  if (state.fault !== fault) console.error(fault);
  state.fault = fault;
}

async function update({ name }: Entry, state: Kept, { code, inputs }: Built): Promise<void> {
  watchFoldersOf(inputs);
  if (state.fault !== undefined) console.error(`Function "${name}" is bundled again.`);
  state.fault = undefined;
  if (code === state.code) return;
  state.code = code;
  await rewriteBundle(state.file, code);
}
