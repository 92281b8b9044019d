// Compares two versions of a function: their settings, and the files of their code.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { LambdaFunction } from "./environment.ts";

export async function hasChanged(before: LambdaFunction, after: LambdaFunction): Promise<boolean> {
  if (settingsOf(before) !== settingsOf(after)) return true;
  if (before.folder === after.folder) return false;
  if (before.folder === undefined || after.folder === undefined) return true;
  return !(await sameFiles(before.folder, after.folder));
}

/** Returns a function's settings as text, without its code: that is compared file by file. */
function settingsOf({ outputs }: LambdaFunction): string {
  return JSON.stringify({ ...outputs, code: undefined, sourceCodeHash: undefined });
}

async function sameFiles(one: string, other: string): Promise<boolean> {
  const [names, others] = await Promise.all([filesIn(one), filesIn(other)]);
  if (!isDeepStrictEqual(names, others)) return false;
  for (const name of names) {
    const content = await readFile(join(one, name));
    if (!content.equals(await readFile(join(other, name)))) return false;
  }
  return true;
}

/** Returns the paths of all files below a folder, sorted. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
