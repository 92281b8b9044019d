// Checks that the local cloud can run on this process's runtime.
import { createRequire } from "node:module";
import { isBelow } from "./is-below.ts";

/** The oldest supported Node version: `22.12.0`, from package.json. */
const floor = createRequire(import.meta.url)("../../package.json").engines.node.replace(">=", "");

/** Returns the reason why the local cloud cannot run here, or `undefined` if it can. */
export function unsupportedRuntime(versions: Record<string, string | undefined>): string | undefined {
  const other = ["bun", "deno"].find((name) => versions[name] !== undefined);
  const got = other ? `${other} ${versions[other]}` : versions.node;
  if (!other && !isBelow(versions.node ?? "", floor)) return undefined;
  return `Expected the local cloud to be started by Node.js ${floor} or later, got ${got}.`;
}
