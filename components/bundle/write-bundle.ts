// Writes bundles to `.bundles/<stack>/<function>/index.js` in the program's folder.
import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Assembled } from "./assemble.ts";

/**
 * Writes the bundle of a function, and the files and packages beside it.
 *
 * @returns the absolute path of the folder
 */
export async function writeBundle(name: string, assembled: Assembled): Promise<string> {
  const folder = join(rootFolder(), pulumi.getStack(), folderOf(name, assembled));
  await mkdir(rootFolder(), { recursive: true });
  await replaceFile(join(rootFolder(), ".gitignore"), "*\n");
  // The bundles are CommonJS, as in Lambda. The program's package.json must not change that.
  await replaceFile(join(rootFolder(), "package.json"), '{"type":"commonjs"}\n');
  await writeInto(folder, assembled);
  return folder;
}

/** Replaces the content of a bundle's folder. */
export async function writeInto(folder: string, { index, code, map, files }: Assembled): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([...files].map(([path, source]) => copyChanged(source, join(folder, path))));
  // The whole folder may be an archive, so the map is outside of it. It is written first, as a local run looks for it with the new code.
  if (map !== undefined) await replaceFile(`${folder}.map`, map);
  await replaceFile(join(folder, index), code);
  // Without other files the archive has only the bundle, so old files in the folder do not matter.
  if (files.size > 0) await removeOthers(folder, new Set([index, ...files.keys()]));
}

const rootFolder = () => join(process.cwd(), ".bundles");

const written = new Map<string, string>();

/** Returns the folder's name. Functions of different parents may share a name; one with other code gets another folder. */
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

/** Returns a path outside of the bundles' folders for a file that is renamed into one of them later. */
function draftFile(): string {
  return join(rootFolder(), `.${randomUUID()}`);
}

/** Writes a file by renaming it into place, as a preview and a local run may write and read it at the same moment. */
async function replaceFile(file: string, content: string): Promise<void> {
  const draft = draftFile();
  await writeFile(draft, content);
  await rename(draft, file);
}
