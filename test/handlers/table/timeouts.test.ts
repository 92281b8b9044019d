// Tests a table that does not answer: every operation answers 503 well before its function would time out.

import { mock } from "node:test";
import { setImmediate } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { gateways, type InvocationOptions, invoke, problem, storedItem } from "../../helpers/handler.ts";
import { drip, stall, stallBody } from "../../helpers/handler-front.ts";
import { startOperations } from "../../helpers/operations.ts";

const { table, operations } = await startOperations();
test.after.always(() => table.close());

test.beforeEach(async () => {
  table.front.next = [];
  table.front.requests.length = 0;
  await table.put(storedItem("ada"));
});

const all = Object.values(operations);
const unavailable = (instance: string) =>
  problem(
    503,
    "Service unavailable",
    "A service behind the API is busy or cannot be reached. Try again.",
    instance,
  );
/** The ways in which the table does not answer, in turn. */
const stuck = (count: number) =>
  Array.from({ length: count }, (_, index) => [stall, stallBody, drip][index % 3] ?? stall);

/** Replaces the clock: time passes only when the test moves it. */
function stopTime(t: ExecutionContext): void {
  mock.timers.enable({ apis: ["setTimeout"] });
  t.teardown(() => mock.timers.reset());
}

/** Runs every operation twice on a table that does not answer, and returns the time of each answer. */
async function answerTimes(t: ExecutionContext, clock: () => number, options?: InvocationOptions) {
  const start = clock();
  const answers = [...all, ...all].map(async ({ handler, event }) => {
    const { response, requestId } = await invoke(handler, gateways.http(event), options);
    t.deepEqual(response, unavailable(requestId));
    return clock() - start;
  });
  return Promise.all(answers);
}

test.serial("a stuck table is a 503 when half a second of a function's 1.2 s is left", async (t) => {
  stopTime(t);
  table.front.next = stuck(2 * all.length);
  let now = 0;
  let isOver = false;
  const answered = answerTimes(t, () => now, { remaining: 1_200 }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    // Requests of this moment arrive before the next one.
    for (let turn = 0; turn < 100; turn++) await setImmediate();
    mock.timers.tick(10);
    now += 10;
  }
  const times = await answered;
  t.is(table.front.requests.length, 2 * all.length);
  t.true(Math.min(...times) >= 700 && Math.max(...times) <= 720, `${times} ms`);
});

test.serial("three attempts on a stuck table end within 11 s of a function's 25", async (t) => {
  table.front.next = stuck(6 * all.length);
  // The clock stands still while a busy machine does not run this process.
  let now = 0;
  const clock = setInterval(() => {
    now += 50;
  }, 50);
  t.teardown(() => clearInterval(clock));
  const start = performance.now();
  const times = await answerTimes(t, () => now);
  t.is(table.front.requests.length, 6 * all.length);
  t.true(performance.now() - start > 8_000 && Math.max(...times) < 11_000, `${times} ms`);
});

test.serial("without time left nothing is sent, and the answer is a 503", async (t) => {
  for (const { handler, event } of all) {
    const { response, requestId } = await invoke(handler, gateways.http(event), { remaining: 100 });
    t.deepEqual(response, unavailable(requestId));
  }
  t.deepEqual(table.front.requests, []);
});

test.serial("a write that a stuck answer hid is a success when repeated in time", async (t) => {
  const { handler, event } = operations.updateUser;
  table.front.next = [
    async (forward) => {
      await forward();
    },
  ];
  const { response } = await invoke(handler, gateways.http(event));
  t.is(response.statusCode, 200);
  t.is((await table.item("ada"))._version.N, "2");
});
