// What a function is made of: a callback, and the lines that its bundle begins with.
import * as pulumi from "@pulumi/pulumi";
import { BundleFault } from "./faults.ts";

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
 * @throws BundleFault when it captures what cannot be serialized
 */
export async function entryText(name: string, callback: Callback): Promise<string> {
  const module = importOf(callback);
  if (module === undefined) return serialize(name, callback);
  // Of a module that is imported dynamically esbuild keeps all, and all that it imports, and would not miss a `handler`.
  // (In JavaScript: TypeScript's grammar lets a missing export pass for a type.)
  return `export { handler } from ${JSON.stringify(module)};`;
}

/** The module of a callback that does nothing but import it, as it was written or compiled to CommonJS. */
export function importOf(callback: Callback): string | undefined {
  const body = bodyOf(callback.toString());
  const compiled = /^Promise\.resolve\(\)\.then\((.*)\)$/s.exec(body)?.[1];
  const form = compiled === undefined ? importForm.exec(body) : requireForm.exec(bodyOf(compiled));
  return form?.groups?.module;
}

const literal = /(["'`])(?<module>[^"'`\\$]+)\1\s*,?\s*/.source;
const importForm = new RegExp(`^import\\(\\s*${literal}\\)$`);
/** Compilers put a function of theirs round it: `__importStar(require("…"))`. */
const requireForm = new RegExp(`^(?:/\\*[^*]*\\*/\\s*)?(?:[\\w$.]+\\()?require\\(\\s*${literal}\\)\\)?$`);
const withoutArguments = /^(?:async\s*)?(?:\(\s*\)\s*=>|function\s*\(\s*\))\s*(?<body>.*)$/s;

/** What a function without arguments returns; empty when it does more than that. */
function bodyOf(text: string): string {
  const body = withoutArguments.exec(text.trim())?.groups?.body ?? "";
  const returned = body.startsWith("{") ? /^\{\s*return\s+(.*?);?\s*\}$/s.exec(body)?.[1] : body;
  return (returned ?? "").replace(/^await\s+/, "").trim();
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
