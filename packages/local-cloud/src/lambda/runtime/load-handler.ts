// Loads the handler that `_HANDLER` names. In `src/users.api.get`, the module is `src/users` and the export is `api.get`.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  HandlerNotFoundError,
  ImportModuleError,
  MalformedHandlerNameError,
  UserCodeSyntaxError,
} from "./errors.ts";

/** The handler that a function's module exports. Older runtimes pass a callback to it. */
export type Handler = (event: unknown, context: unknown, callback?: unknown) => unknown;

/** @throws the errors of Lambda's runtime, and each error that the function's module throws */
export async function loadHandler(root: string, name: string): Promise<Handler> {
  if (name.includes(".."))
    throw new MalformedHandlerNameError(
      `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  const last = basename(name);
  const [, moduleName, path] = /^([^.]*)\.(.*)$/.exec(last) ?? [];
  if (moduleName === undefined || path === undefined) throw new MalformedHandlerNameError("Bad handler");
  const loaded = await load(root, name.slice(0, name.indexOf(last)), moduleName);
  const handler = exported(loaded, path) || exported(loaded.default, path);
  if (!handler) throw new HandlerNotFoundError(`${name} is undefined or not exported`);
  if (typeof handler !== "function") throw new HandlerNotFoundError(`${name} is not a function`);
  return handler as Handler;
}

async function load(root: string, folder: string, name: string): Promise<{ default?: unknown }> {
  try {
    const path = resolve(root, folder, name);
    const file = ["", ".js", ".mjs", ".cjs"].map((ending) => path + ending).find((each) => existsSync(each));
    if (file !== undefined) return await import(pathToFileURL(file).href);
    const require = createRequire(import.meta.url);
    return require(require.resolve(name, { paths: [root, join(root, folder)] }));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw Object.assign(new UserCodeSyntaxError(String(error)), { stack: error.stack });
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND")
      throw new ImportModuleError(String(error));
    throw error;
  }
}

/** Returns the value at a path of exports. As on Lambda, the path leads through objects only, not through functions or classes. */
function exported(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (nested, key) =>
        nested && typeof nested === "object" ? (nested as Record<string, unknown>)[key] : undefined,
      value,
    );
}
