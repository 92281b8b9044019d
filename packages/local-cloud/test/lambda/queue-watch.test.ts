// When events that wait call for further environments, by a clock of its own.
import test from "ava";
import { lookInterval, QueueWatch } from "../../src/lambda/queue-watch.ts";

/** A watch whose clock and load are set by hand. */
function watch() {
  let now = 0;
  let utilization = 0;
  const queue = new QueueWatch(
    () => now,
    () => ({ idle: 0, active: 0, utilization }),
  );
  queue.begin();
  return {
    /** So many events get an environment, 10 ms after the last look. */
    moved(count: number) {
      now += 10;
      for (let i = 0; i < count; i++) queue.moved();
    },
    load: (share: number) => {
      utilization = share;
    },
    /** Looks after so many milliseconds. */
    after(milliseconds: number, of: { waiting: number; starting?: number; started?: number }) {
      now += milliseconds;
      return queue.wanted({ starting: 0, started: 1, ...of });
    },
  };
}

test("a queue that does not move gets as many as there are, as long as so many events wait", (t) => {
  t.is(watch().after(lookInterval, { waiting: 3, started: 1 }), 1);
  t.is(watch().after(lookInterval, { waiting: 9, started: 4 }), 4);
  t.is(watch().after(lookInterval, { waiting: 2, started: 4 }), 2);
});

test("what is on its way is waited for", (t) => {
  t.is(watch().after(lookInterval, { waiting: 9, starting: 1 }), 0);
});

test("a queue that moves fast enough gets none, one that moves slowly one", (t) => {
  const queue = watch();
  queue.moved(10);
  t.is(queue.after(40, { waiting: 20 }), 0, "the last waits 100 ms");
  queue.moved(10);
  t.is(queue.after(40, { waiting: 21 }), 1);
});

test("where this process or the machine is what everyone waits for, none is added until nothing moves", (t) => {
  const loaded = watch();
  loaded.load(0.9);
  t.is(loaded.after(lookInterval, { waiting: 30 }), 0);
  t.is(loaded.after(lookInterval, { waiting: 30 }), 0);
  const lagging = watch();
  t.is(lagging.after(lookInterval + 20, { waiting: 30 }), 0);
  t.is(lagging.after(1000, { waiting: 30 }), 1);
});
