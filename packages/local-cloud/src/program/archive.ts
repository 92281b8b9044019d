// Writes the archive of a Lambda function to a folder, as Lambda unpacks it.
import { cp, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** A Pulumi asset or archive; which of the properties it has tells its kind. */
interface Packed {
  __pulumiArchive?: boolean;
  assets?: Record<string, Packed> | Promise<Record<string, Packed>>;
  path?: string | Promise<string>;
  text?: string | Promise<string>;
}

/**
 * Writes `code` into the folder `target`.
 *
 * @throws Error for an archive that is not made of files and texts of this machine
 */
export async function writeArchive(target: string, code: unknown): Promise<void> {
  const { __pulumiArchive, assets, path, text } = (code ?? {}) as Packed;
  if (assets !== undefined) {
    await mkdir(target, { recursive: true });
    for (const [name, asset] of Object.entries(await assets)) await writeArchive(inside(target, name), asset);
  } else if (text !== undefined) {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await text);
  } else if (path !== undefined) {
    const source = resolve(await path);
    if (__pulumiArchive && !(await stat(source)).isDirectory()) {
      throw new Error(
        `The local run does not unpack ${source}. Expected an archive of files or of a folder.`,
      );
    }
    await cp(source, target, { recursive: true });
  } else {
    throw new Error("The local run does not fetch remote code. Expected an archive of files or of a folder.");
  }
}

function inside(target: string, name: string): string {
  const path = join(target, name);
  if (!path.startsWith(target)) throw new Error(`The archive's entry ${name} points out of the archive.`);
  return path;
}
