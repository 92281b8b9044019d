// Waits before a write is tried again after a conflict with another write.

import { setTimeout } from "node:timers/promises";
import type { Invocation } from "../http/request.ts";

/** The longest duration of the first pause and of the last, in milliseconds. */
const pauses = { first: 25, last: 1_000 };

/** Waits for a random time that grows with the number of tries. Rejects when the request's time is up, which becomes a 503. */
export async function pause({ signal }: Pick<Invocation, "signal">, tries: number): Promise<void> {
  const longest = Math.min(pauses.last, pauses.first * 2 ** tries);
  await setTimeout(Math.random() * longest, undefined, { signal });
}
