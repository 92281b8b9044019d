// Runs the cases one after the other, reports each, and deletes the created users in any case.

import type { Case } from "./cases/case.ts";
import { cleanUp } from "./clean-up.ts";
import { Broken, type Parts, TestedApi } from "./tested-api.ts";

export interface Result {
  held: number;
  /** The titles of the cases that do not hold or were not tried. */
  failed: string[];
  /** The number of users that were created. */
  created: number;
  /** A line for each user that could not be deleted. */
  left: string[];
}

export interface Time {
  /** The milliseconds for all cases. */
  forCases: number;
  /** The milliseconds to delete the created users. */
  forCleanUp: number;
}

export async function runCases(
  cases: Case[],
  parts: Omit<Parts, "signal">,
  interrupted: AbortSignal,
  time: Time,
  print: (line: string) => void,
): Promise<Result> {
  const failed: string[] = [];
  const signal = AbortSignal.any([interrupted, AbortSignal.timeout(time.forCases)]);
  for (const one of cases) {
    if (!(await holds(one, new TestedApi({ ...parts, signal }), print))) failed.push(one.title);
  }
  const left = await cleanUp(parts, AbortSignal.timeout(time.forCleanUp));
  for (const line of left) print(`LEFT  ${line}`);
  return { held: cases.length - failed.length, failed, created: parts.created.count, left };
}

async function holds({ title, run }: Case, api: TestedApi, print: (line: string) => void): Promise<boolean> {
  const { signal } = api.parts;
  if (signal.aborted) {
    print(`FAIL  ${title}: not tried, as ${reasonOf(signal)}`);
    return false;
  }
  const statuses = () => `expected ${api.expected.join(", ")}; came ${api.came.join(", ")}`;
  try {
    await run(api);
    print(`ok    ${title}: ${statuses()}`);
    return true;
  } catch (error) {
    const cause = signal.aborted ? `It was stopped, as ${reasonOf(signal)}.` : (error as Error).message;
    print(`FAIL  ${title}: ${statuses()}\n      ${cause}`);
    // Any other error is a bug of the smoke test itself.
    if (!(error instanceof Broken) && !signal.aborted) print(`      ${(error as Error).stack}`);
    return false;
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof DOMException ? "the time was over" : (reason as Error).message;
}
