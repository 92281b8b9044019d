// Writes that meet a transaction under way on the same item. DynamoDB refuses them, and the SDK does not repeat them.

import type { Invocation } from "../../http/request.ts";
import { pause } from "../pause.ts";

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
