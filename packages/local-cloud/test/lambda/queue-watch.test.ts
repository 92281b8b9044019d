// Tests when waiting events start further environments, with a clock that the test sets.
import test from "ava";
import { lookInterval, QueueWatch } from "../../src/lambda/queue-watch.ts";

/** Makes a watch for a machine on which two environments are always worth it, with a clock that is set by hand and an idle CPU. */
function watch(...durations: number[]) {
  return watchOf(1, durations);
}

function watchOf(idleProcessors: number, durations: number[]) {
  let now = 0;
  const queue = new QueueWatch(
    () => now,
    () => now * idleProcessors,
    2,
  );
  queue.begin();
  for (const duration of durations) queue.took(duration);
  return {
    moved: () => queue.moved(),
    took: (duration: number) => queue.took(duration),
    /** Looks after this number of milliseconds. */
    after(milliseconds: number, of: { waiting: number; starting?: number; started?: number }) {
      now += milliseconds;
      return queue.wanted({ starting: 0, started: 2, ...of });
    },
    /** Looks once more after two looks at the same time, in which no event ended. */
    calmly(of: { waiting: number; starting?: number; started?: number }) {
      for (let i = 0; i < 2; i++) queue.wanted({ starting: 0, started: 2, ...of });
      return queue.wanted({ starting: 0, started: 2, ...of });
    },
  };
}

test("as many environments as the machine can use start one by one, however many events wait", (t) => {
  t.is(watch(1).after(lookInterval, { waiting: 1, started: 1 }), 1);
  t.is(
    watch(1).after(lookInterval, { waiting: 9, started: 1, starting: 1 }),
    0,
    "what is on its way is waited for",
  );
});

test("a queue of fast events gets no more than it takes to be through within 100 ms", (t) => {
  t.is(watch(3).calmly({ waiting: 30 }), 0);
  t.is(watch(3).calmly({ waiting: 100 }), 1);
  t.is(watch(3).calmly({ waiting: 200, started: 6 }), 0);
});

test("a queue of slow events gets twice as many at a time, as long as events wait", (t) => {
  t.is(watch(60).calmly({ waiting: 30 }), 2);
  t.is(watch(60).calmly({ waiting: 30, started: 4 }), 4);
  t.is(watch(60).calmly({ waiting: 5, started: 2 }), 1);
  t.is(watch(2000).calmly({ waiting: 1, started: 2 }), 1);
});

test("the fastest of the last events counts, as the others may have waited for the machine", (t) => {
  const queue = watch(300, 3, 500);
  t.is(queue.calmly({ waiting: 30 }), 0);
  for (let i = 0; i < 16; i++) queue.took(300);
  t.is(queue.calmly({ waiting: 30 }), 2);
});

test("environments that are starting count, and the watch waits for the first one", (t) => {
  t.is(watch(60).calmly({ waiting: 30, started: 4, starting: 1 }), 3);
  t.is(watch(60).calmly({ waiting: 30, started: 4, starting: 4 }), 0);
  t.is(watch().after(5000, { waiting: 30, started: 0, starting: 2 }), 0);
});

test("a queue that does not move has handlers that wait, however fast earlier events were", (t) => {
  for (const queue of [watch(), watch(3)]) {
    t.deepEqual(
      [1, 2, 3, 4, 5].map(() => queue.after(lookInterval, { waiting: 3 })),
      [0, 0, 0, 0, 2],
    );
    queue.moved();
    t.is(queue.after(lookInterval, { waiting: 3 }), 0);
  }
});

test("on a machine that is busy, where looks come late, only a second without a move counts", (t) => {
  const queue = watch(60);
  for (let i = 0; i < 9; i++) t.is(queue.after(lookInterval + 60, { waiting: 30 }), 0);
  t.is(queue.after(lookInterval, { waiting: 30 }), 2);
});

test("when the CPUs are busy, only a second without a move counts too, even when looks come on time", (t) => {
  const queue = watchOf(0.4, [60]);
  for (let i = 0; i < 9; i++) t.is(queue.after(lookInterval, { waiting: 30 }), 0);
  queue.moved();
  for (let i = 0; i < 19; i++) t.is(queue.after(lookInterval, { waiting: 30 }), 0);
  t.is(queue.after(lookInterval, { waiting: 30 }), 2);
});
