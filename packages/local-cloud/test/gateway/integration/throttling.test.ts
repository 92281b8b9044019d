// Tests the token bucket with its own clock.
import test from "ava";
import { createThrottle } from "../../../src/gateway/integration/throttling.ts";

test("a burst passes, then the rate counts", (t) => {
  let now = 0;
  const take = createThrottle({ rate: 2, burst: 3 }, () => now);
  t.deepEqual([take(), take(), take(), take()], [true, true, true, false]);
  now = 500;
  t.deepEqual([take(), take()], [true, false]);
  now = 10_000;
  t.deepEqual([take(), take(), take(), take()], [true, true, true, false]);
});

test("a limit of 0 refuses everything", (t) => {
  t.false(createThrottle({ rate: 0, burst: 0 })());
  t.false(createThrottle({ rate: 100, burst: 0 })());
});

test("no limit and -1 let everything pass", (t) => {
  for (const limits of [{}, { rate: -1, burst: -1 }]) {
    const take = createThrottle(limits);
    t.true(Array.from({ length: 10_000 }, take).every(Boolean));
  }
});
