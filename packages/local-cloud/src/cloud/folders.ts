// The folders of a run: one for what it needs, one for what it keeps.
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { OnClose } from "./closers.ts";

/** A folder for the functions' archives, removed however the process ends. */
export async function temporaryFolder(onClose: OnClose): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "local-cloud-")).catch((error: Error) => {
    throw new Error(
      `Cannot make a folder in ${tmpdir()}: ${error.message}. Set TMPDIR to one that can be written to.`,
    );
  });
  // Also when the process ends without closing.
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  onClose(() => {
    process.off("exit", remove);
    return rm(folder, { recursive: true, force: true });
  });
  // Shields the functions' folders from a package.json further up that makes their files ES modules.
  await writeFile(join(folder, "package.json"), "{}");
  return folder;
}

/** The folder that keeps the tables. */
export async function tablesFolder(data: string): Promise<string> {
  const path = join(resolve(data), "dynamodb");
  await mkdir(path, { recursive: true }).catch((error: Error) => {
    throw new Error(`Cannot open the data folder ${path}: ${error.message}`);
  });
  return path;
}
