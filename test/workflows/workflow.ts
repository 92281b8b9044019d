// Reads a workflow from its file.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export interface Step {
  name?: string;
  id?: string;
  uses?: string;
  run?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

export interface Job {
  if?: string;
  needs?: string;
  uses?: string;
  with?: Record<string, unknown>;
  environment?: string | { name: string };
  "timeout-minutes"?: number;
  permissions?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": boolean };
  steps?: Step[];
}

export interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": boolean | string };
  jobs: Record<string, Job>;
}

export function workflow(name: string): Workflow {
  return parse(readFileSync(new URL(`../../.github/workflows/${name}.yml`, import.meta.url), "utf8"));
}

/**
 * Returns the script of a job's step.
 *
 * @throws Error when there is no such step
 */
export function scriptOf(file: string, job: string, step: string): string {
  const script = workflow(file).jobs[job]?.steps?.find(({ name }) => name === step)?.run;
  if (script) return script;
  throw new Error(
    `Expected a step ${JSON.stringify(step)} with a script in ${job} of ${file}.yml, got none.`,
  );
}
