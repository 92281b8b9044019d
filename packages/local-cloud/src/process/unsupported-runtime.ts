// What this process runs on, held against what the local cloud needs.
import { createRequire } from "node:module";
import { isBelow } from "./is-below.ts";

/** The oldest Node that runs it: `22.12.0`, from its own package.json. */
const floor = createRequire(import.meta.url)("../../package.json").engines.node.replace(">=", "");

/** Why the local cloud does not run here, in a sentence; `undefined` where it does. */
export function unsupportedRuntime(versions: Record<string, string | undefined>): string | undefined {
  const other = ["bun", "deno"].find((name) => versions[name] !== undefined);
  const got = other ? `${other} ${versions[other]}` : versions.node;
  if (!other && !isBelow(versions.node ?? "", floor)) return undefined;
  return `Expected the local cloud to be started by Node.js ${floor} or later, got ${got}.`;
}
