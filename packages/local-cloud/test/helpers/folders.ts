// Makes folders outside the checkout.
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Scope } from "./shared.ts";

/** Writes these files into a new folder, which is removed at the end of the scope. */
export async function folderWith(scope: Scope, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "test-"));
  scope.teardown(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
