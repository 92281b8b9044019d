// Tests failing functions: their batch, and the batches after it.
import test from "ava";
import type { Invocation } from "../../src/lambda/invocation.ts";
import { start } from "../helpers/clock.ts";
import { deliveries, failure, recordOf, run, success } from "../helpers/streams.ts";

test("a failing batch is delivered again and holds up those after it", async (t) => {
  const parts = await run(deliveries(failure, failure, success), { batchSize: 2 }, 1, 2, 3);
  const { batches, clock, checkpoints } = parts;
  t.deepEqual(batches, [[1, 2]]);
  t.is(checkpoints.places.get("on-change"), "0");
  await clock.pass(clock.asked.at(-1) ?? 0);
  t.deepEqual(batches, [
    [1, 2],
    [1, 2],
  ]);
  await clock.pass(clock.asked.at(-1) ?? 0);
  t.deepEqual(batches, [[1, 2], [1, 2], [1, 2], [3]]);
  t.deepEqual(
    parts.lines.map(({ error, note }) => [error, note]),
    [
      ["broken on purpose", "again, retry 1; the records after it wait"],
      ["broken on purpose", "again, retry 2; the records after it wait"],
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
});

// Source: LocalStack, test_lambda_integration_dynamodbstreams.snapshot.json, 2025-11-25: `approximateInvokeCount` 4 with 3 retries.
test("n retries are n + 1 tries, and then the batch is dropped", async (t) => {
  const parts = deliveries(failure, failure, failure, failure, success);
  await run(parts, { maximumRetryAttempts: 3, batchSize: 1 }, 1, 2);
  for (let retry = 0; retry < 3; retry++) await parts.clock.pass(30_000);
  t.deepEqual(parts.batches, [[1], [1], [1], [1], [2]]);
  t.deepEqual(
    parts.lines.map(({ note }) => note),
    [
      "again, retry 1 of 3; the records after it wait",
      "again, retry 2 of 3; the records after it wait",
      "again, retry 3 of 3; the records after it wait",
      "dropped after 4 tries",
      undefined,
    ],
  );
});

test("pauses between tries grow to half a minute", async (t) => {
  const { clock } = await run(deliveries(failure), {}, 1);
  for (let retry = 0; retry < 8; retry++) await clock.pass(30_000);
  t.deepEqual(clock.asked, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test("records older than `maximumRecordAgeInSeconds`, or than a day by default, are dropped before a try", async (t) => {
  const parts = deliveries(failure, failure, success);
  parts.log.append(recordOf(1, {}, start / 1000 - 50), recordOf(2));
  await run(parts, { maximumRecordAgeInSeconds: 60 });
  await parts.clock.pass(15_000);
  await parts.clock.pass(1000);
  t.deepEqual(parts.batches, [[1, 2], [2], [2]]);
  t.deepEqual(parts.lines[1]?.note, "dropped, older than 60 s");

  const day = deliveries(success);
  day.log.append(recordOf(1, {}, start / 1000 - 86_401), recordOf(2, {}, start / 1000 - 86_400));
  await run(day, {});
  t.deepEqual(day.batches, [[2]]);
});

test("an error splits the batch in two if the mapping asks for it, and the split is not a retry", async (t) => {
  const parts = deliveries(failure, success, failure, failure, failure, success);
  const more = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 1 };
  await run(parts, more, 1, 2, 3, 4);
  t.deepEqual(parts.batches, [[1, 2, 3, 4], [1, 2], [3, 4], [3]]);
  t.is(parts.checkpoints.places.get("on-change"), "2");
  await parts.clock.pass(500);
  t.deepEqual(parts.batches.slice(4), [[3], [4]]);
});

test("a function that is throttled has not had a try, and is not split", async (t) => {
  const throttled: Invocation = {
    error: { type: "Throttled", message: "Rate Exceeded." },
    durationMs: 0,
    log: "",
  };
  const parts = deliveries(throttled, throttled, success);
  await run(parts, { maximumRetryAttempts: 0, bisectBatchOnFunctionError: true }, 1, 2);
  await parts.clock.pass(500);
  await parts.clock.pass(1000);
  t.deepEqual(parts.batches, [
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  t.is(parts.lines[0]?.note, "again later; the records after it wait");
});

test("a function that cannot be run at all has not had a try either", async (t) => {
  const gone = Promise.reject(new Error("Function not found: f-1"));
  gone.catch(() => {});
  const parts = await run(deliveries(gone, success), { maximumRetryAttempts: 0 }, 1);
  t.is(parts.lines[0]?.error, "Function not found: f-1");
  await parts.clock.pass(500);
  t.deepEqual(parts.batches, [[1], [1]]);
});
