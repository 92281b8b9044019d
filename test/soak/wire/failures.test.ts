// Tests the failures that the soak allows.
import test from "ava";
import type { Answer } from "./connection.ts";
import { killed, noFailures, throttled, unanswered } from "./failures.ts";

const problem = { "content-type": "application/problem+json" };
const busy: Answer = { status: 503, headers: { ...problem, "retry-after": "1" }, body: "{}" };
const failed: Answer = { status: 500, headers: {}, body: '{"message":"Internal Server Error"}' };

test("a throttled table may answer 503 with Retry-After, and nothing else", (t) => {
  t.is(throttled(busy), "refused");
  t.is(throttled({ ...busy, headers: problem }), undefined);
  t.is(throttled({ ...busy, status: 500 }), undefined);
  t.is(throttled(failed), undefined);
  t.is(throttled(undefined), undefined);
});

test("a killed environment may give the gateway's 500, and nothing else", (t) => {
  t.is(killed(failed), "unsure");
  t.is(killed({ ...failed, body: "{}" }), undefined);
  t.is(killed(busy), undefined);
  t.is(killed(undefined), undefined);
});

test("a run may leave requests unanswered only while it is down", (t) => {
  t.is(unanswered(() => true)(undefined), "unsure");
  t.is(unanswered(() => false)(undefined), undefined);
  t.is(unanswered(() => true)(failed), undefined);
});

test("without faults nothing may fail", (t) => {
  t.deepEqual([busy, failed, undefined].map(noFailures), [undefined, undefined, undefined]);
});
