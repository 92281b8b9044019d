// What a function is made of: a callback, and the lines that its bundle begins with.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { BundleFault } from "./faults.ts";
import { type ImportOf, importOf } from "./import-of.ts";

/** What a handler's module exports. */
export interface HandlerModule {
  // biome-ignore lint/suspicious/noExplicitAny: event and context are the handler's business, as with aws.lambda.Callback
  handler: (event: any, context: any) => Promise<unknown>;
}

/** A closure of one line around `import()` of a handler's module. */
export type Callback = () => Promise<HandlerModule>;

/**
 * The lines, in JavaScript: a static export of the module that the callback does nothing but import, or else what Pulumi's
 * serializer makes of the callback, with the values it captures.
 *
 * @param resolveDir the folder from which its imports resolve
 * @throws BundleFault when it captures what cannot be serialized
 */
export async function entryText(name: string, callback: Callback, resolveDir: string): Promise<string> {
  const found = importOf(callback);
  if (found === undefined) return serialize(name, callback);
  const module = moduleOf(name, found, resolveDir);
  // Of a module that is imported dynamically esbuild keeps all, and all that it imports, and would not miss a `handler`.
  // (In JavaScript: TypeScript's grammar lets a missing export pass for a type.)
  return `export { handler } from ${JSON.stringify(module)};`;
}

/**
 * Vite counts the path from the root of its project, which is a folder of the program's or one above it.
 *
 * @throws BundleFault when none of them has the file, or several have
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

// The closure runs in Lambda's init phase, so that the first request does not pay for evaluating what it imports.
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
