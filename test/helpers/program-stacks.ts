// The committed stacks, run as programs.
import { resolve } from "node:path";
import { readSettings } from "../../packages/local-cloud/src/program/settings.ts";
import { type Plan, plan } from "./program.ts";

const checkout = resolve(import.meta.dirname, "../..");

export const stacks = ["dev", "rest", "prod"] as const;
export type Stack = (typeof stacks)[number];

/** What replaces the placeholders of the guarded stack. */
export const ownValues = {
  jwtIssuer: "https://login.acme.org",
  domainName: "users.acme.org",
  hostedZone: "acme.org",
};

let runs = 0;

/** Runs index.ts with the settings of a stack; its outputs are what it exports. */
export async function planOfStack(
  stack: Stack,
  { preview = false } = {},
): Promise<Plan<Record<string, unknown>>> {
  const overrides = Object.entries(stack === "prod" ? ownValues : {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const { project, values: config } = readSettings(checkout, stack, overrides);
  // A module is evaluated once for each address.
  const program = `../../index.ts?run=${runs++}`;
  return plan(async () => ({ ...(await import(program)) }), { project, stack, preview, config });
}
