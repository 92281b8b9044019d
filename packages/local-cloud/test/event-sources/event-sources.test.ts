// Batches of a stream's records: what goes to the function when, what a failure does, and what stays of a place.
import test from "ava";
import { filterPattern } from "../../src/event-sources/filter/filter-pattern.ts";
import type { Mapping } from "../../src/event-sources/mapping.ts";
import type { Invocation } from "../../src/lambda/invocation.ts";
import { settled, start } from "../helpers/clock.ts";
import { type Delivered, deliveries, failure, mapping, recordOf, success } from "../helpers/streams.ts";

/** Starts with these records, and lets happen what can. */
async function run(parts: Delivered, more: Partial<Mapping>, ...records: number[]): Promise<Delivered> {
  parts.log.append(...records);
  await parts.sources.apply([mapping(more)]);
  await settled();
  return parts;
}

test("delivers records in their order, with the stream's ARN, and goes on with those that come", async (t) => {
  const { log, events, batches, checkpoints, sources } = await run(deliveries(success), {}, 1, 2);
  t.deepEqual(batches, [[1, 2]]);
  t.deepEqual(events[0]?.Records[0], { ...recordOf(1), eventSourceARN: mapping().streamArn });
  log.append(3);
  await settled();
  t.deepEqual(batches, [[1, 2], [3]]);
  t.is(checkpoints.places.get("on-change"), "3");
  await sources.close();
  t.is(log.listeners, 0);
});

test("a batch has `batchSize` records at most", async (t) => {
  const { batches } = await run(deliveries(success), { batchSize: 2 }, 1, 2, 3, 4, 5);
  t.deepEqual(batches, [[1, 2], [3, 4], [5]]);
});

test("a batch waits for its window to end, or to be full", async (t) => {
  const parts = await run(deliveries(success), { batchSize: 3, maximumBatchingWindowInSeconds: 5 }, 1);
  const { batches, clock, log } = parts;
  await clock.pass(4999);
  log.append(2);
  await settled();
  t.deepEqual(batches, []);
  await clock.pass(1);
  t.deepEqual(batches, [[1, 2]]);
  log.append(3, 4, 5);
  await settled();
  t.deepEqual(batches, [
    [1, 2],
    [3, 4, 5],
  ]);
});

test("an event has 6 MB at most", async (t) => {
  const parts = deliveries(success);
  const padding = "a".repeat(2 ** 20);
  for (let number = 1; number <= 7; number++) parts.log.append(recordOf(number, { eventID: padding }));
  await run(parts, {});
  t.deepEqual(parts.batches, [
    [1, 2, 3, 4, 5],
    [6, 7],
  ]);
});

test("LATEST begins with the records after the mapping is made, TRIM_HORIZON with the oldest", async (t) => {
  const parts = await run(deliveries(success), { startingPosition: "LATEST" }, 1, 2);
  t.deepEqual(parts.batches, []);
  parts.log.append(3);
  await settled();
  t.deepEqual(parts.batches, [[3]]);
});

test("a disabled mapping delivers nothing and keeps its place", async (t) => {
  const parts = await run(deliveries(success), { enabled: false, startingPosition: "LATEST" }, 1);
  parts.log.append(2);
  await run(parts, { enabled: true, startingPosition: "LATEST" });
  t.deepEqual(parts.batches, [[2]]);
});

test("records that match no filter are done with, and are in no event", async (t) => {
  const parts = deliveries(success);
  const filters = [filterPattern('{"eventName":["REMOVE"]}'), filterPattern('{"eventID":["id-4"]}')];
  parts.log.append(1, recordOf(2, { eventName: "REMOVE" }), 3, 4, 5);
  await run(parts, { filters, batchSize: 2 });
  t.deepEqual(parts.batches, [[2, 4]]);
  t.is(parts.checkpoints.places.get("on-change"), "5");
});

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

// LocalStack, test_lambda_integration_dynamodbstreams.snapshot.json, 25 November 2025: `approximateInvokeCount` 4 with 3 retries.
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

test("records older than `maximumRecordAgeInSeconds` are dropped before a try, without it those of a day", async (t) => {
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

test("an error splits the batch in two where that is asked for, which is no retry", async (t) => {
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

const reports = { reportBatchItemFailures: true };
const answer = (payload: unknown): Invocation => ({ payload, durationMs: 1, log: "" });
const failed = (...identifiers: unknown[]) =>
  answer({ batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) });

// The same recording: a batch of 3 whose last item fails with 3 retries is seen with its neighbours once, and then four times alone.
test("what is before the lowest number reported is done with; the rest has all its tries", async (t) => {
  const parts = deliveries(failed("3"), failed("3"), failed("3"), failed("3"), failed("3"), success);
  await run(parts, { ...reports, maximumRetryAttempts: 3, batchSize: 3 }, 1, 2, 3, 4);
  t.is(parts.checkpoints.places.get("on-change"), "2");
  for (let retry = 0; retry < 4; retry++) await parts.clock.pass(30_000);
  t.deepEqual(parts.batches, [[1, 2, 3], [3], [3], [3], [3], [4]]);
  t.deepEqual(
    parts.lines.map(({ note }) => note),
    [
      "again from its record 3 on",
      ...[1, 2, 3].map((retry) => `again, retry ${retry} of 3; the records after it wait`),
      "dropped after 4 tries",
      undefined,
    ],
  );
});

test("the lowest of several numbers counts, and the rest is delivered again with it", async (t) => {
  const { batches } = await run(deliveries(failed("4", "2"), success), reports, 1, 2, 3, 4);
  t.deepEqual(batches, [
    [1, 2, 3, 4],
    [2, 3, 4],
  ]);
});

test("a partial failure splits at the number reported, also where batches are split in two", async (t) => {
  const more = { ...reports, bisectBatchOnFunctionError: true };
  const { batches } = await run(deliveries(failed("2"), success), more, 1, 2, 3, 4);
  t.deepEqual(batches, [
    [1, 2, 3, 4],
    [2, 3, 4],
  ]);
});

// The same recording: test_dynamodb_report_batch_item_failure_scenarios and …_success_scenarios.
for (const payload of [
  { batchItemFailures: [{ itemIdentifier: 123 }] },
  { batchItemFailures: [{ itemIdentifier: "" }] },
  { batchItemFailures: [{ itemIdentifier: null }] },
  { batchItemFailures: [{ foo: 123 }] },
  { batchItemFailures: [{ foo: null }] },
  { batchItemFailures: [{ itemIdentifier: "2" }, { itemIdentifier: "9" }] },
])
  test(`the answer ${JSON.stringify(payload)} means that the whole batch failed`, async (t) => {
    const parts = await run(deliveries(answer(payload), success), reports, 1, 2);
    await parts.clock.pass(500);
    t.deepEqual(parts.batches, [
      [1, 2],
      [1, 2],
    ]);
  });

for (const payload of [[], null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])
  test(`the answer ${JSON.stringify(payload)} means that all went well`, async (t) => {
    const parts = await run(deliveries(answer(payload)), reports, 1, 2);
    await parts.clock.pass(500);
    t.deepEqual(parts.batches, [[1, 2]]);
  });

test("what a function reports counts only where the mapping says that it does", async (t) => {
  const parts = await run(deliveries(failed("1")), {}, 1);
  t.deepEqual(parts.clock.asked, []);
  t.is(parts.checkpoints.places.get("on-change"), "1");
});

test("a mapping that stays as it was goes on, and one that has changed goes on from its place", async (t) => {
  const parts = await run(deliveries(success, failure, success), { batchSize: 1 }, 1, 2);
  await parts.sources.apply([mapping({ batchSize: 1 })]);
  await settled();
  t.deepEqual(parts.batches, [[1], [2]]);
  await run(parts, { batchSize: 10 }, 3);
  t.deepEqual(parts.batches, [[1], [2], [2, 3]]);
});

test("a mapping that has changed waits for the event under way", async (t) => {
  const { promise, resolve } = Promise.withResolvers<Invocation>();
  const parts = await run(deliveries(promise, success), {}, 1);
  const changed = run(parts, { batchSize: 10 }, 2);
  await settled();
  t.deepEqual(parts.batches, [[1]]);
  resolve(success);
  await changed;
  t.deepEqual(parts.batches, [[1], [2]]);
});

test("a mapping that is gone loses its place", async (t) => {
  const parts = await run(deliveries(success), {}, 1);
  await parts.sources.apply([]);
  t.is(parts.checkpoints.places.size, 0);
  await run(parts, {});
  t.deepEqual(parts.batches, [[1], [1]]);
});

test("what waits after a failure is delivered at once when the code is another", async (t) => {
  const parts = await run(deliveries(failure, success), {}, 1);
  parts.sources.retryNow();
  await settled();
  t.deepEqual(parts.batches, [[1], [1]]);
});

test("an end waits for the event under way, and what is undelivered stays for the next run", async (t) => {
  const { promise, resolve } = Promise.withResolvers<Invocation>();
  const parts = await run(deliveries(promise, success), { batchSize: 1 }, 1, 2);
  let closed = false;
  const closing = parts.sources.close().then(() => {
    closed = true;
  });
  await settled();
  t.false(closed);
  resolve(success);
  await closing;
  t.deepEqual(parts.batches, [[1]]);
  t.is(parts.checkpoints.places.get("on-change"), "1");
});
