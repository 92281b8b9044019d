// Bundles the handlers that a test writes into a folder, and reads their archives.
import { execFile } from "node:child_process";
import { cp, readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import type { ExecutionContext } from "ava";
import type { BundleArgs } from "../../components/bundle/archive/bundle-args.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";

const script = join(import.meta.dirname, "../fixtures/programs/bundle-beside.ts");
const run = promisify(execFile);

export interface Printed {
  folder?: string;
  isTraced?: boolean;
  fault?: string;
}

/** Bundles the `handler.ts` of a folder and the files beside it, in a process that runs in that folder. */
export async function bundled(folder: string, args: BundleArgs): Promise<Printed> {
  const { stdout } = await run(process.execPath, [script, JSON.stringify(args)], { cwd: folder });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

/** Returns the archive's files, and the answer of its function in a folder without the program. */
export async function archiveOf(t: ExecutionContext, folder: string, args: BundleArgs) {
  const { folder: archive = "", fault } = await bundled(folder, args);
  t.is(fault, undefined);
  const found = await readdir(archive, { recursive: true, withFileTypes: true });
  const files = found
    .filter((one) => one.isFile())
    .map((one) => relative(archive, join(one.parentPath, one.name)));
  const task = await folderWith(t, { "call.mjs": "" });
  await cp(archive, task, { recursive: true });
  const index = files.find((file) => /^index\.m?js$/.test(file));
  await writeFile(
    join(task, "call.mjs"),
    `import { handler } from "./${index}"; console.log(JSON.stringify(await handler()));`,
  );
  const { stdout } = await run(process.execPath, ["call.mjs"], { cwd: task });
  return { files: files.sort(), answer: JSON.parse(stdout) };
}
