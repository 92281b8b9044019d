// The SDK takes a stack of each of its promises, to say which one never settled: half of the time of a program under mocks.
import { createRequire } from "node:module";

const debuggable = createRequire(import.meta.url)("@pulumi/pulumi/runtime/debuggable.js");

/** Leaves the stacks out, in this process; all else is as without this. */
export function takeNoPromiseStacks(): void {
  const { debuggablePromise } = debuggable;
  if (debuggablePromise.takesNoStacks) return;
  debuggable.debuggablePromise = (...args: unknown[]) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(...args);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
  debuggable.debuggablePromise.takesNoStacks = true;
}
