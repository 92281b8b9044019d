// The wait before a write is tried again that another one got in the way of.

import { setTimeout } from "node:timers/promises";
import type { Invocation } from "../http/request.ts";

/** Milliseconds that a pause takes at most, at first and at last. */
const pauses = { first: 25, last: 1_000 };

/** Waits for a random time that grows with the tries. Rejects when the request's time is up, which is a 503. */
export async function pause({ signal }: Pick<Invocation, "signal">, tries: number): Promise<void> {
  const longest = Math.min(pauses.last, pauses.first * 2 ** tries);
  await setTimeout(Math.random() * longest, undefined, { signal });
}
