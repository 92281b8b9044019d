// The folders of a run: a temporary one for the functions' code, and one that keeps the tables.
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { atExit } from "../process/at-exit.ts";
import type { OnClose } from "./closers.ts";

/** Makes a temporary folder for the functions' archives. It is removed when the run or the process ends. */
export async function temporaryFolder(onClose: OnClose): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "local-cloud-")).catch((error: Error) => {
    throw new Error(
      `Cannot make a folder in ${tmpdir()}: ${error.message}. Set TMPDIR to a folder that is writable.`,
    );
  });
  // The process may end without a call of `close()`.
  const forget = atExit(() => rmSync(folder, { recursive: true, force: true }));
  onClose(() => {
    forget();
    return rm(folder, { recursive: true, force: true });
  });
  // Otherwise a package.json in a folder above could turn the functions' files into ES modules.
  await writeFile(join(folder, "package.json"), "{}");
  return folder;
}

/** Makes the folder that keeps the tables below `data`, and returns its path. */
export async function tablesFolder(data: string): Promise<string> {
  const path = join(resolve(data), "dynamodb");
  await mkdir(path, { recursive: true }).catch((error: Error) => {
    throw new Error(`Cannot open the data folder ${path}: ${error.message}`);
  });
  return path;
}
