// Compares two versions of a function: their settings, and the files of their code.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LambdaFunction } from "./environment.ts";

export async function hasChanged(before: LambdaFunction, after: LambdaFunction): Promise<boolean> {
  if (settingsOf(before) !== settingsOf(after)) return true;
  if (before.folder === after.folder) return false;
  return !(await sameFiles(before.folder, after.folder));
}

/** Returns a function's settings as text, without its code: that is compared file by file. */
function settingsOf({ outputs }: LambdaFunction): string {
  return JSON.stringify({ ...outputs, code: undefined, sourceCodeHash: undefined });
}

async function sameFiles(one: string | undefined, other: string | undefined): Promise<boolean> {
  if (one === undefined || other === undefined) return one === other;
  const [names, others] = await Promise.all([filesIn(one), filesIn(other)]);
  if (names.join("\n") !== others.join("\n")) return false;
  for (const name of names) {
    const [content, otherContent] = await Promise.all([
      readFile(join(one, name)),
      readFile(join(other, name)),
    ]);
    if (!content.equals(otherContent)) return false;
  }
  return true;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
