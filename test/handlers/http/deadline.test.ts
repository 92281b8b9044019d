// Tests the deadline of a request.

import { mock } from "node:test";
import test, { type ExecutionContext } from "ava";
import type { Context } from "aws-lambda";
import { Deadline } from "../../../handlers/http/deadline.ts";
import { gateways, invoke } from "../../helpers/handler.ts";

process.env.OPERATION = "anOperation";
const { endpoint } = await import("../../../handlers/http/endpoint.ts");

const deadlineAfter = (milliseconds: number) =>
  new Deadline({ getRemainingTimeInMillis: () => milliseconds } as Context);

/** Replaces the clock: time passes only when the test moves it. */
function stopTime(t: ExecutionContext): void {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.teardown(() => mock.timers.reset());
}

test.serial("keeps half a second of the function's time for the answer", (t) => {
  stopTime(t);
  const { signal } = deadlineAfter(700);
  mock.timers.tick(199);
  t.false(signal.aborted);
  mock.timers.tick(1);
  t.true(signal.aborted);
  t.is(signal.reason?.name, "TimeoutError");
});

test.serial("aborts at once without time left", (t) => {
  t.true(deadlineAfter(500).signal.aborted);
  t.true(deadlineAfter(100).signal.aborted);
});

test.serial("never aborts once the request is answered", async (t) => {
  stopTime(t);
  let signal = AbortSignal.abort();
  const handler = endpoint(async (request) => {
    signal = request.signal;
    return { status: 200 };
  });
  await invoke(handler, gateways.http(), { remaining: 510 });
  mock.timers.tick(1_000);
  t.false(signal.aborted);
});
