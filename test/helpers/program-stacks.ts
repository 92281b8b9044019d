// The committed stacks, run as programs.
import { resolve } from "node:path";
import type { ExecutionContext } from "ava";
import type { Program } from "../../packages/local-cloud/src/engine/deployment.ts";
import { loadProgram } from "../../packages/local-cloud/src/program/program.ts";
import { readSettings } from "../../packages/local-cloud/src/program/settings.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
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

function settingsOf(stack: Stack) {
  const values = stack === "prod" ? ownValues : {};
  return readSettings(
    checkout,
    stack,
    Object.entries(values).map(([key, value]) => `${key}=${value}`),
  );
}

/** Runs index.ts with the settings of a stack under mocks; its outputs are what it exports. */
export async function planOfStack(stack: Stack): Promise<Plan<Record<string, unknown>>> {
  const { project, values: config } = settingsOf(stack);
  // A module is evaluated once for each address.
  const program = `../../index.ts?run=${runs++}`;
  return plan(async () => ({ ...(await import(program)) }), { project, stack, config });
}

/** Runs the program of a stack as `pulumi preview` or `pulumi up` does, with what it prints. */
export async function runOfStack(
  t: ExecutionContext,
  stack: Stack,
  { preview }: { preview: boolean },
): Promise<Program & { log: string[] }> {
  const log: string[] = [];
  const job = {
    ...settingsOf(stack),
    origin: "http://127.0.0.1:3000",
    archives: await folderWith(t, {}),
    preview,
  };
  return { ...(await loadProgram(job, (line) => log.push(line))), log };
}
