// Compares two versions of a function: their settings, and the files of their code.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { LambdaFunction } from "./environment.ts";

export async function hasChanged(before: LambdaFunction, after: LambdaFunction): Promise<boolean> {
  if (settingsOf(before) !== settingsOf(after)) return true;
  if (before.folder === after.folder) return false;
  const [files, others] = await Promise.all([filesIn(before.folder), filesIn(after.folder)]);
  return !isDeepStrictEqual(files, others);
}

/** Returns a function's settings as text, without its code: that is compared file by file. */
function settingsOf({ outputs }: LambdaFunction): string {
  return JSON.stringify({ ...outputs, code: undefined, sourceCodeHash: undefined });
}

/** Returns the content of each file by its path below the folder. */
async function filesIn(folder: string | undefined): Promise<Map<string, Buffer> | undefined> {
  if (folder === undefined) return undefined;
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(folder, path), await readFile(path));
  }
  return files;
}
