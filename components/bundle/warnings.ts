// Which of esbuild's warnings are faults: those after which the bundle behaves otherwise than Node runs the modules.
import * as pulumi from "@pulumi/pulumi";
import type { Message } from "esbuild";
import { describe } from "./faults.ts";

const changing = [
  "commonjs-variable-in-esm",
  "empty-import-meta",
  "ignored-bare-import",
  "require-resolve-not-external",
];

/** esbuild's `logOverride`: it keeps this one to itself where a package is concerned. */
export const neverSilent = { "empty-import-meta": "warning" } as const;

/** The warnings that change behaviour, as causes of a fault; the others are shown. */
export function faultsAmong(name: string, warnings: Message[]): string[] {
  const faults = warnings.filter(({ id }) => changing.includes(id));
  for (const warning of warnings) {
    if (!faults.includes(warning)) pulumi.log.warn(`Function "${name}": ${describe(warning)}`);
  }
  return faults.map(describe);
}
