// Bundles the handlers that a test writes into a folder.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
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

/** Loads the code as Lambda does, in another process, and calls its handler. */
export async function call(
  t: ExecutionContext,
  code: string,
  { event = {}, env = {} }: { event?: unknown; env?: Record<string, string> } = {},
): Promise<unknown> {
  const folder = await folderWith(t, { "index.js": code, "package.json": '{"type":"commonjs"}' });
  await writeFile(
    join(folder, "call.mjs"),
    `import { handler } from "./index.js";
     const answer = await handler(${JSON.stringify(event)}, {});
     console.log(JSON.stringify({ answer }));`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "call.mjs")], { env });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "").answer;
}
