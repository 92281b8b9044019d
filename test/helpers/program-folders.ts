// Folders outside the checkout.
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";

/** An empty folder, removed after the test. */
export async function temporaryFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "program-test-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
