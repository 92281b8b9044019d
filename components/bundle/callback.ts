// Turns a callback into the code of a bundle's entry point.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { BundleFault } from "./faults.ts";
import { type ImportOf, importOf } from "./import-of.ts";

/** A module that exports a Lambda handler. */
export interface HandlerModule {
  // biome-ignore lint/suspicious/noExplicitAny: event and context are the handler's business, as with aws.lambda.Callback
  handler: (event: any, context: any) => Promise<unknown>;
}

/**
 * A one-line closure that imports a handler's module: `() => import("./handlers/create-user.ts")`. One that does more may capture plain
 * values only: texts, numbers, arrays and plain objects. Pulumi's serializer takes a Map, a Set, a Date or a Buffer without an error, and
 * the function finds an object without its content.
 */
export type Callback = () => Promise<HandlerModule>;

/**
 * Returns the entry point's code, in JavaScript. For a callback that only imports a module it is a static export of that module. For any
 * other it is the output of Pulumi's serializer, with the captured values.
 *
 * @param resolveDir the folder from which the callback's imports resolve
 * @throws BundleFault when the callback captures a value that cannot be serialized
 */
export async function entryText(name: string, callback: Callback, resolveDir: string): Promise<string> {
  const found = importOf(callback);
  if (found === undefined) return serialize(name, callback);
  const module = moduleOf(name, found, resolveDir);
  // With a dynamic import esbuild keeps the whole module and all its imports, and does not notice a missing `handler`.
  // The code is JavaScript, as in TypeScript a missing export could be a type.
  return `export { handler } from ${JSON.stringify(module)};`;
}

/**
 * Returns the module's path. Under Vitest the path counts from the root of Vite's project, which is the program's folder or one above it.
 *
 * @throws BundleFault when no such folder has the file, or several have it
 */
function moduleOf(name: string, { module, isOfVite }: ImportOf, resolveDir: string): string {
  if (!isOfVite) return module;
  const file = module.replace(/^\/@fs(?=\/)/, "");
  const places = file === module ? foldersFrom(resolveDir).map((folder) => join(folder, file)) : [file];
  const found = places.filter((place) => existsSync(place));
  if (found[0] !== undefined && found.length === 1) return found[0];
  throw new BundleFault(
    name,
    `Expected its callback's import to be one file in the folders from ${resolveDir} upwards, got ${JSON.stringify(file)}, ` +
      `as Vitest rewrote it, which is ${found.join(" and ") || "in none of them"}. Correct the path, or set \`experimental: { viteModuleRunner: false }\` in Vitest's \`test\` options.`,
  );
}

function foldersFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
}

const exportName = "load";

// The closure runs in Lambda's init phase, so the first request does not wait until its imports are loaded.
const footer = `
const loaded = exports.${exportName}();
exports.handler = async (event, context) => (await loaded).handler(event, context);
`;

async function serialize(name: string, callback: Callback): Promise<string> {
  try {
    const { text } = await pulumi.runtime.serializeFunction(callback, { exportName });
    return text + footer;
  } catch (error) {
    const message = error instanceof Error ? error.message.trim() : String(error);
    throw new BundleFault(name, `its callback cannot be serialized: ${message}`);
  }
}
