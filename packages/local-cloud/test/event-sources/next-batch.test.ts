// Tests the batches of a stream's records: which records go to the function, and when.
import test from "ava";
import { filterPattern } from "../../src/event-sources/filter/filter-pattern.ts";
import { settled } from "../helpers/clock.ts";
import { deliveries, mapping, recordOf, run, success } from "../helpers/streams.ts";

test("delivers records in their order, with the stream's ARN, and continues with new ones", async (t) => {
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

test("records that match no filter count as processed, and are in no event", async (t) => {
  const parts = deliveries(success);
  const filters = [filterPattern('{"eventName":["REMOVE"]}'), filterPattern('{"eventID":["id-4"]}')];
  parts.log.append(1, recordOf(2, { eventName: "REMOVE" }), 3, 4, 5);
  await run(parts, { filters, batchSize: 2 });
  t.deepEqual(parts.batches, [[2, 4]]);
  t.is(parts.checkpoints.places.get("on-change"), "5");
});
