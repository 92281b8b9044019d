// Writes the code of a Lambda function to a folder, in the form that Lambda unpacks.
import { cp, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type { Packed } from "../wire/values.ts";

/**
 * Writes `code` into the folder `target`.
 *
 * @param from the folder from which relative paths are resolved
 * @throws Error for an archive that contains anything other than texts and files of this machine
 */
export async function writeArchive(target: string, code: Packed, from: string): Promise<void> {
  const { kind, assets, path, text } = code;
  if (assets !== undefined) {
    await mkdir(target, { recursive: true });
    for (const [name, asset] of Object.entries(assets)) await writeArchive(inside(target, name), asset, from);
  } else if (text !== undefined) {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  } else if (path !== undefined) {
    const source = resolve(from, path);
    if (!(await isFolder(source)) && kind === "archive") {
      throw new Error(
        `The local run does not unpack ${source}. Expected an archive of files or of a folder.`,
      );
    }
    await cp(source, target, { recursive: true });
  } else {
    throw new Error("The local run does not fetch remote code. Expected an archive of files or of a folder.");
  }
}

async function isFolder(source: string): Promise<boolean> {
  try {
    return (await stat(source)).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Error(
      `Expected code of a function at ${source}, got nothing. Build it first, as before \`pulumi up\`.`,
    );
  }
}

function inside(target: string, name: string): string {
  const path = join(target, name);
  // The slash matters: the name of a folder beside the target may begin with the target's name.
  if (!join(path, sep).startsWith(join(target, sep)))
    throw new Error(`The archive's entry ${name} points out of the archive.`);
  return path;
}
