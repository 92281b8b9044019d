// Turns off a debugging aid of Pulumi's SDK: a stack trace of each promise, which takes a tenth of the CPU time of a program's start.
import { createRequire } from "node:module";
import { promises } from "../wire/sdk.ts";

type Watch = ((...args: unknown[]) => unknown) & { takesNoStacks?: true };

/**
 * Makes the SDK take no stack traces of its promises in this process, unless it is to print them (`PULUMI_DEBUG_PROMISE_LEAKS`). It still
 * reports promises that never end.
 *
 * @param runner the file of the SDK's runner
 */
export function takeNoPromiseStacks(runner: string): void {
  const sdk: { debugPromiseLeaks: boolean; debuggablePromise: Watch } = createRequire(runner)(promises);
  const { debuggablePromise, debugPromiseLeaks } = sdk;
  if (debugPromiseLeaks || debuggablePromise.takesNoStacks) return;
  const withoutStacks: Watch = (...args) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(...args);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
  withoutStacks.takesNoStacks = true;
  sdk.debuggablePromise = withoutStacks;
}
