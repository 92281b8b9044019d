// Turns off stack traces that Pulumi's SDK takes while a program is well. They take a seventh of the CPU time of a program's process.
import { createRequire } from "node:module";
import { promises, resources } from "../wire/sdk.ts";

type Watch = ((...args: unknown[]) => unknown) & { takesNoStacks?: true };

/**
 * Makes the SDK take no stack trace of a promise, unless it is to print it (`PULUMI_DEBUG_PROMISE_LEAKS`), and none of a resource, whose
 * place in the source only Pulumi's engine wants. Errors keep theirs.
 *
 * @param runner the file of the SDK's runner
 */
export function takeNoStacks(runner: string): void {
  const require = createRequire(runner);
  require(resources).Resource.callsites = () => [];
  const sdk: { debugPromiseLeaks: boolean; debuggablePromise: Watch } = require(promises);
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
