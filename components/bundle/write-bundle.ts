// Where the bundles are kept: `.bundles/<stack>/<function>/index.js` in the program's folder.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/**
 * Writes the code of a function.
 *
 * @returns the absolute path of the file
 */
export async function writeBundle(name: string, code: string): Promise<string> {
  const root = join(process.cwd(), ".bundles");
  const folder = join(root, pulumi.getStack(), folderOf(name, code));
  const file = join(folder, "index.js");
  await mkdir(folder, { recursive: true });
  await replaceFile(join(root, ".gitignore"), "*\n");
  // The bundles are CommonJS, as in Lambda, whatever the program's own package.json says.
  await replaceFile(join(root, "package.json"), '{"type":"commonjs"}\n');
  await replaceFile(file, code);
  return file;
}

const written = new Map<string, string>();

/** Functions of different parents may share a name; the next one with other code then gets a folder of its own. */
function folderOf(name: string, code: string): string {
  const taken = written.get(name);
  if (taken === undefined) written.set(name, code);
  if (taken === undefined || taken === code) return name;
  return `${name}-${createHash("sha256").update(code).digest("hex").slice(0, 8)}`;
}

/** Renames the file into place: a preview and a local run may write and read it at the same moment. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content);
  await rename(draft, file);
}
