// Treats some of esbuild's warnings as errors: those after which the bundle would behave otherwise than the modules in Node.
import * as pulumi from "@pulumi/pulumi";
import type { Message } from "esbuild";
import { describe } from "./faults.ts";

const changing = [
  "commonjs-variable-in-esm",
  "empty-import-meta",
  "ignored-bare-import",
  "require-resolve-not-external",
];

/** esbuild's `logOverride`. Without it esbuild would hide this warning about packages. */
export const neverSilent = { "empty-import-meta": "warning" } as const;

/** Returns the warnings that are errors, as causes for a fault. Prints the others. */
export function faultsAmong(name: string, warnings: Message[]): string[] {
  const faults = warnings.filter(({ id }) => changing.includes(id));
  for (const warning of warnings) {
    if (!faults.includes(warning)) pulumi.log.warn(`Function "${name}": ${describe(warning)}`);
  }
  return faults.map(describe);
}
