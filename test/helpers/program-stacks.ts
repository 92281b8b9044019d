// Runs the program with the settings of the committed stacks.
import { resolve } from "node:path";
import type { ExecutionContext } from "ava";
import type { Program } from "../../packages/local-cloud/src/engine/deployment.ts";
import { loadProgram } from "../../packages/local-cloud/src/program/program.ts";
import { readSettings } from "../../packages/local-cloud/src/program/settings.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { type Plan, plan } from "./program.ts";
import { withKnownBundles } from "./with-known-bundles.ts";

const checkout = resolve(import.meta.dirname, "../..");

export const stacks = ["dev", "rest", "prod"] as const;
export type Stack = (typeof stacks)[number];

/** The values for the placeholders in the settings of the prod stack. */
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

/** Runs index.ts under mocks with the settings of a stack. The plan's outputs are the exports of index.ts. */
export async function planOfStack(stack: Stack): Promise<Plan<Record<string, unknown>>> {
  const { project, values: config } = settingsOf(stack);
  // Node evaluates a module again for another URL.
  const program = `../../index.ts?run=${runs++}`;
  return plan(async () => ({ ...(await import(program)) }), { project, stack, config });
}

/** Runs the program of a stack as `pulumi preview` or `pulumi up` does, and collects its output. */
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
  const program = await withKnownBundles(() => loadProgram(job, (line) => log.push(line)));
  return { ...program, log };
}
