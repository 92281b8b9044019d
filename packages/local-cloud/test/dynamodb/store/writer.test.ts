// Tests writes that come while another write is running.
import test from "ava";
import { createWriter, type Write } from "../../../src/dynamodb/store/writer.ts";

const put = (key: string, value: number): Write => ({ type: "put", key, value });

/** A disk that is as slow as the test wants. */
function slowDisk() {
  const batches: string[][] = [];
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const writer = createWriter((writes) => {
    batches.push(writes.map(({ key }) => key));
    const { promise, ...settle } = Promise.withResolvers<void>();
    waiting.push(settle);
    return promise;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { ...writer, batches, waiting, turn };
}

test("writes that come meanwhile go together into the next batch, whole and in order", async (t) => {
  const { write, batches, waiting, turn, pending } = slowDisk();
  const first = write([put("a", 1), put("b", 1)]);
  await turn();
  const others = [write([put("a", 2)]), write([put("c", 1), put("d", 1)])];
  await turn();
  t.deepEqual(batches, [["a", "b"]]);
  waiting[0]?.resolve();
  await first;
  await turn();
  t.deepEqual(batches, [
    ["a", "b"],
    ["a", "c", "d"],
  ]);
  t.deepEqual([...pending.keys()], ["a", "c", "d"]);
  waiting[1]?.resolve();
  await Promise.all(others);
  t.is(pending.size, 0);
});

test("the writes of a failed batch reject, and the next batch is written", async (t) => {
  const { write, waiting, turn } = slowDisk();
  const first = write([put("a", 1)]);
  await turn();
  const second = write([put("b", 1)]);
  waiting[0]?.reject(new Error("The disk is full."));
  await t.throwsAsync(first, { message: "The disk is full." });
  await turn();
  waiting[1]?.resolve();
  await t.notThrowsAsync(second);
});

test("`settled` waits until the last write so far is on the disk", async (t) => {
  const { write, settled, waiting, turn } = slowDisk();
  void write([put("a", 1)]);
  await turn();
  void write([put("b", 1)]);
  let isSettled = false;
  void settled().then(() => {
    isSettled = true;
  });
  waiting[0]?.resolve();
  await turn();
  t.false(isSettled);
  waiting[1]?.resolve();
  await turn();
  t.true(isSettled);
});
