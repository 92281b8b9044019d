// Where the bundles are kept: `.bundles/<stack>/<function>/index.js` in the program's folder.
import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Assembled } from "./assemble.ts";

/**
 * Writes the bundle of a function, and what lies beside it.
 *
 * @returns the absolute path of the folder
 */
export async function writeBundle(name: string, assembled: Assembled): Promise<string> {
  const folder = join(rootFolder(), pulumi.getStack(), folderOf(name, assembled));
  await mkdir(rootFolder(), { recursive: true });
  await replaceFile(join(rootFolder(), ".gitignore"), "*\n");
  // The bundles are CommonJS, as in Lambda, whatever the program's own package.json says.
  await replaceFile(join(rootFolder(), "package.json"), '{"type":"commonjs"}\n');
  await writeInto(folder, assembled);
  return folder;
}

/** Puts it in the place of what the folder has. */
export async function writeInto(folder: string, { index, code, map, files }: Assembled): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([...files].map(([path, source]) => copyChanged(source, join(folder, path))));
  // A folder may be an archive as a whole, so the map is not in it. It comes first: who takes up the code looks for it.
  if (map !== undefined) await replaceFile(`${folder}.map`, map);
  await replaceFile(join(folder, index), code);
  // Of a bundle without them the archive has the one file, whatever lies beside it.
  if (files.size > 0) await removeOthers(folder, new Set([index, ...files.keys()]));
}

const rootFolder = () => join(process.cwd(), ".bundles");

const written = new Map<string, string>();

/** Functions of different parents may share a name; the next one with other code then gets a folder of its own. */
function folderOf(name: string, { code, files }: Assembled): string {
  const own = JSON.stringify([code, ...files]);
  const taken = written.get(name);
  if (taken === undefined) written.set(name, own);
  if (taken === undefined || taken === own) return name;
  return `${name}-${createHash("sha256").update(own).digest("hex").slice(0, 8)}`;
}

async function copyChanged(source: string, target: string): Promise<void> {
  const [now, before] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  if (before?.size === now.size && Math.trunc(before.mtimeMs) === Math.trunc(now.mtimeMs)) return;
  await mkdir(dirname(target), { recursive: true });
  const draft = draftFile();
  await copyFile(source, draft);
  await utimes(draft, now.atime, now.mtime);
  await rename(draft, target);
}

async function removeOthers(folder: string, kept: Set<string>): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((one) => !one.isDirectory()).map((one) => join(one.parentPath, one.name));
  const others = paths.filter((path) => !kept.has(relative(folder, path).replaceAll("\\", "/")));
  await Promise.all(others.map((path) => rm(path, { force: true })));
}

/** A place from which a file can be renamed into one of the bundles' folders, whose readers never see it. */
function draftFile(): string {
  return join(rootFolder(), `.${randomUUID()}`);
}

/** Renames the file into place: a preview and a local run may write and read it at the same moment. */
async function replaceFile(file: string, content: string): Promise<void> {
  const draft = draftFile();
  await writeFile(draft, content);
  await rename(draft, file);
}
