// A table that does not answer: every operation ends as a 503 well before its function would.

import test from "ava";
import { gateways, invoke, problem, storedItem } from "../../helpers/handler.ts";
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
/** Ways to be stuck, in turn. */
const stuck = (count: number) =>
  Array.from({ length: count }, (_, index) => [stall, stallBody, drip][index % 3] ?? stall);

test.serial("a stuck table is a 503 before a function of 1.2 s ends", async (t) => {
  table.front.next = stuck(10);
  const waited = await Promise.all(
    [...all, ...all].map(async ({ handler, event }) => {
      const start = performance.now();
      const { response, requestId } = await invoke(handler, gateways.http(event), { remaining: 1_200 });
      t.deepEqual(response, unavailable(requestId));
      return performance.now() - start;
    }),
  );
  t.is(table.front.requests.length, 10);
  t.true(Math.min(...waited) > 650 && Math.max(...waited) < 1_100, `${waited} ms`);
});

test.serial("three attempts on a stuck table end within 11 s of a function's 25", async (t) => {
  table.front.next = stuck(30);
  const waited = await Promise.all(
    [...all, ...all].map(async ({ handler, event }) => {
      const start = performance.now();
      const { response, requestId } = await invoke(handler, gateways.http(event));
      t.deepEqual(response, unavailable(requestId));
      return performance.now() - start;
    }),
  );
  t.is(table.front.requests.length, 30);
  t.true(Math.min(...waited) > 8_000 && Math.max(...waited) < 11_000, `${waited} ms`);
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
