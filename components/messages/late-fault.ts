// A fault that is found after the program has begun to register resources.
import * as pulumi from "@pulumi/pulumi";

/**
 * Reaches the user as the one line that it says. Pulumi shows one error once, however often it surfaces; but each property that waits for a failed value puts its own name before the error's message.
 */
export class LateFault extends pulumi.RunError {
  constructor(message: string) {
    super(message);
    Object.defineProperty(this, "message", { get: () => message, set: () => {} });
    // Once a program has run to its end, Pulumi shows the stack even of a `RunError`.
    this.stack = message;
  }
}

/** What went wrong in a look-up, on one line, without what Pulumi wraps around the provider's own words. */
export function causeOf(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
  return text
    .replace(/^.*? returned an error: /, "")
    .replace(/^invoking [\w:/]+: /, "")
    .replace(/^\d+ errors? occurred: \* /, "")
    .replace(/[\s.:;]*$/, ".");
}
