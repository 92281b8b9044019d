// Turns off a debugging aid of Pulumi's SDK: it takes a stack trace of each promise, which is half of the time of a program under mocks.
import { createRequire } from "node:module";

const debuggable = createRequire(import.meta.url)("@pulumi/pulumi/runtime/debuggable.js");

/** Makes the SDK take no stack traces of its promises in this process. Nothing else changes. */
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
