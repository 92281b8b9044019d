import { EventEmitter, once } from "node:events";
import test from "ava";
import { faultTeller } from "../../../../components/bundle/watch/fault-teller.ts";

test("tells a cause once for all its functions, not again while it lasts, and when it is over", async (t) => {
  const events = new EventEmitter();
  // The waiting timer keeps no process alive, so the test does.
  const alive = setInterval(() => {}, 1000);
  t.teardown(() => clearInterval(alive));
  const lines: string[] = [];
  const faults = faultTeller((line) => {
    lines.push(line);
    events.emit("line");
  });
  for (const name of ["one", "two"]) faults.add(name, "Unexpected. (a.ts:1)");
  const told = once(events, "line");
  faults.tell();
  await told;
  faults.add("one", "Unexpected. (a.ts:1)");
  faults.tell();
  // The fault is over before it is told.
  faults.wait();
  faults.remove("one");
  faults.remove("two");
  faults.tell();
  t.deepEqual(lines, [
    "Cannot bundle one, two; what was there before keeps serving.\n  Unexpected. (a.ts:1)",
    "Bundled again: one, two.",
  ]);
});
