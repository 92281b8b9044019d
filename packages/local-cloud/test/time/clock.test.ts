// Tests the clock of the machine.
import test from "ava";
import { systemClock } from "../../src/time/clock.ts";

test("a wait ends when its signal aborts, also when it has aborted before", async (t) => {
  const end = new AbortController();
  const waiting = systemClock.wait(2 ** 30, end.signal);
  end.abort();
  await waiting;
  await systemClock.wait(2 ** 30, end.signal);
  t.pass();
});

test("a wait ends by itself when its time is over", async (t) => {
  const before = systemClock.now();
  await systemClock.wait(1, new AbortController().signal);
  t.true(systemClock.now() >= before);
});
