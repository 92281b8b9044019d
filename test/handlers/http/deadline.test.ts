// When a request is given up.

import test from "ava";
import type { Context } from "aws-lambda";
import { Deadline } from "../../../handlers/http/deadline.ts";
import { gateways, invoke } from "../../helpers/handler.ts";

process.env.OPERATION = "anOperation";
const { endpoint } = await import("../../../handlers/http/endpoint.ts");

const deadlineAfter = (milliseconds: number) =>
  new Deadline({ getRemainingTimeInMillis: () => milliseconds } as Context);

/** Waits for the signal, at most so many milliseconds. */
const aborted = (signal: AbortSignal, atMost: number) =>
  new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve());
    // The deadline's own timer keeps no process alive.
    setTimeout(resolve, atMost);
  });

test("keeps half a second of the function's time for the answer", async (t) => {
  const start = performance.now();
  const { signal } = deadlineAfter(700);
  t.false(signal.aborted);
  await aborted(signal, 2_000);
  t.true(signal.aborted);
  t.is(signal.reason?.name, "TimeoutError");
  const waited = performance.now() - start;
  t.true(waited >= 190 && waited < 1_900, `${waited} ms`);
});

test("aborts at once without time left", (t) => {
  t.true(deadlineAfter(500).signal.aborted);
  t.true(deadlineAfter(100).signal.aborted);
});

test("never aborts once the request is answered", async (t) => {
  let signal = AbortSignal.abort();
  const handler = endpoint(async (request) => {
    signal = request.signal;
    return { status: 200 };
  });
  await invoke(handler, gateways.http(), { remaining: 510 });
  await aborted(signal, 100);
  t.false(signal.aborted);
});
