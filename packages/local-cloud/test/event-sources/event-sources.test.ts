// Tests the place of a mapping in its stream: where it begins, and whether it is kept when the program changes.
import test from "ava";
import type { Invocation } from "../../src/lambda/invocation.ts";
import { settled } from "../helpers/clock.ts";
import { deliveries, failure, mapping, run, success } from "../helpers/streams.ts";

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

test("an unchanged mapping continues, and a changed one continues from its place", async (t) => {
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

test("records that wait after a failure are delivered at once when the function's code changes", async (t) => {
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
