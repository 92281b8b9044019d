// Tests the answers of a function with `ReportBatchItemFailures`.
import test from "ava";
import type { Invocation } from "../../src/lambda/invocation.ts";
import { deliveries, run, success } from "../helpers/streams.ts";

const reports = { reportBatchItemFailures: true };
const answer = (payload: unknown): Invocation => ({ payload, durationMs: 1, log: "" });
const failed = (...identifiers: unknown[]) =>
  answer({ batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) });

// Source: LocalStack, test_dynamodb_report_batch_item_failures, 2025-11-25: of a batch of 3, the last item fails with 3 retries. The function
// gets it once with the other items, and then four times alone.
test("records before the lowest reported number count as processed; the rest gets all its tries", async (t) => {
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

// Source: the same recording, test_dynamodb_report_batch_item_failure_scenarios and …_success_scenarios.
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

test("a function's report counts only if the mapping has `ReportBatchItemFailures`", async (t) => {
  const parts = await run(deliveries(failed("1")), {}, 1);
  t.deepEqual(parts.clock.asked, []);
  t.is(parts.checkpoints.places.get("on-change"), "1");
});
