// An error that is found after the program has begun to register resources.
import * as pulumi from "@pulumi/pulumi";

/**
 * An error whose message Pulumi prints once, as one plain line. Pulumi shows the same error only once, but it puts the name of each
 * property that waits for the failed value before the message. So this class makes the message read-only.
 */
export class LateFault extends pulumi.RunError {
  constructor(message: string) {
    super(message);
    Object.defineProperty(this, "message", { get: () => message, set: () => {} });
    // After the program's end, Pulumi prints the stack even of a `RunError`.
    this.stack = message;
  }
}

/** Returns the cause of a failed look-up on one line: the provider's own message, without the words that Pulumi adds. */
export function causeOf(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
  return text
    .replace(/^.*? returned an error: /, "")
    .replace(/^invoking [\w:/]+: /, "")
    .replace(/^\d+ errors? occurred: \* /, "")
    .replace(/[\s.:;]*$/, ".");
}
