// Writes that meet a transaction under way on the same item. DynamoDB refuses them, and the SDK does not repeat them.

import { setTimeout } from "node:timers/promises";
import type { Invocation } from "../../http/request.ts";

/** Milliseconds that a pause takes at most, at first and at last. */
const pauses = { first: 25, last: 1_000 };

/** Waits before another try, for a random time that grows with the tries. Rejects when the request's time is up, which is a 503. */
export async function pause({ signal }: Pick<Invocation, "signal">, tries: number): Promise<void> {
  const longest = Math.min(pauses.last, pauses.first * 2 ** tries);
  await setTimeout(Math.random() * longest, undefined, { signal });
}

/** The outcome of a plain write, repeated while a transaction is under way on its item. */
export async function unlessUnderWay<Output>(
  invocation: Pick<Invocation, "signal">,
  write: () => Promise<Output>,
): Promise<Output> {
  for (let tries = 0; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if ((error as Error).name !== "TransactionConflictException") throw error;
      await pause(invocation, tries);
    }
  }
}
