// Bundles the handlers that a test writes into a folder, and reads their archives.
import { execFile } from "node:child_process";
import { cp, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import type { ExecutionContext } from "ava";
import type { BundleArgs } from "../../components/bundle/archive/bundle-args.ts";
import { bundle, type Callback } from "../../components/bundle/bundle.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";

const run = promisify(execFile);
/** `as string` keeps the compiler from resolving a path that exists only in the test. */
const callback: Callback = () => import("./handler.ts" as string);

/**
 * Bundles the `handler.ts` of a folder, and the files beside it. The folder is the working directory meanwhile, so the tests of a file with
 * this call are serial.
 *
 * @param name the function's name. By default it is that of the folder, as the second bundle of a name may get another folder.
 * @returns the archive's folder, or the error message
 */
export async function bundled(
  folder: string,
  args: BundleArgs,
  name = basename(folder),
): Promise<{ archive?: string; fault?: string }> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return { archive: dirname(await bundle(name, callback, join(folder, "program.ts"), args)) };
  } catch (error) {
    return { fault: (error as Error).message };
  } finally {
    process.chdir(before);
  }
}

/** Bundles the `handler.ts` of a folder with each of these options, one after the other in a process of its own. */
export async function bundledAfresh(folder: string, ...all: BundleArgs[]) {
  const script = join(import.meta.dirname, "../fixtures/programs/bundle-beside.ts");
  const { stdout } = await run(process.execPath, [script, JSON.stringify(all)], { cwd: folder });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { archive: string; isTraced: boolean }[];
}

/** Bundles the `handler.ts` of a folder as `bundled` does. Returns the archive's files, and the answer of its function. */
export async function archiveOf(t: ExecutionContext, folder: string, args: BundleArgs) {
  const { archive = "", fault } = await bundled(folder, args);
  t.is(fault, undefined);
  return contentOf(t, archive);
}

/** Returns an archive's files, and the answer of its function in a folder without the program. */
export async function contentOf(t: ExecutionContext, archive: string) {
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
