// Repeats a write that meets a running transaction on the same item. DynamoDB refuses it, and the SDK does not repeat it.

import type { Invocation } from "../../http/request.ts";
import { pause } from "../pause.ts";

/** Runs a write, and repeats it while a transaction on its item is running. */
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
