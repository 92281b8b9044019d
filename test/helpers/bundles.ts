// Bundles the handlers that a test writes into a folder.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { ExecutionContext } from "ava";
import { bundleInMemory, type Callback } from "../../components/bundle/bundle.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";

/** `as string` keeps the compiler from resolving a path that exists only in the test. */
const callback: Callback = () => import("./handler.ts" as string);

/** Bundles the `handler.ts` among the files. */
export async function bundleOf(t: ExecutionContext, files: Record<string, string>) {
  const folder = await folderWith(t, files);
  return bundleInMemory("echo", callback, join(folder, "program.ts"));
}

/** Returns the error message of bundling `handler.ts`. */
export async function faultOf(t: ExecutionContext, files: Record<string, string>): Promise<string> {
  const folder = await folderWith(t, files);
  const error = await t.throwsAsync(bundleInMemory("echo", callback, join(folder, "program.ts")));
  return (error?.message ?? "").replaceAll(/[^\s"(]*\/test-\w{6}\//g, "");
}

/** Loads the code as Lambda does, and calls its handler. With `env` it does so in another process, which has no other variables. */
export async function call(
  t: ExecutionContext,
  code: string,
  { env }: { env?: Record<string, string> } = {},
): Promise<unknown> {
  const folder = await folderWith(t, { "index.js": code, "package.json": '{"type":"commonjs"}' });
  const file = join(folder, "index.js");
  if (env === undefined) {
    const { handler } = await import(pathToFileURL(file).href);
    return JSON.parse(JSON.stringify((await handler({}, {})) ?? null));
  }
  const script = `import { handler } from "./index.js"; console.log(JSON.stringify(await handler({}, {})));`;
  await writeFile(join(folder, "call.mjs"), script);
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "call.mjs")], { env });
  return JSON.parse(stdout);
}
