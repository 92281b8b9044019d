// Tests the soak's report of memory.
import test from "ava";
import { describeMemory, growth, type Memory, memoryOf } from "./memory.ts";

/** Samples of two processes; the second exists in half of them. */
const samplesOf = (...megabytes: number[]): Memory[] =>
  megabytes.map((each, index) => {
    const rssOf = new Map([[1, each], ...(index % 2 === 0 ? ([[2, 1_000]] as const) : [])]);
    return { rss: 3 * each, pss: each, rssOf };
  });

test("memory is flat when processes end as they were after a third of the time, whoever came and went", (t) => {
  t.is(growth(samplesOf(10, 50, 200, 300, 150, 200)), 0);
  t.is(growth(samplesOf(10, 50, 100, 300, 150, 150)), 0.5);
  t.is(growth(samplesOf(1, 2, 3, 4, 5)), undefined);
});

test("samples are printed in whole MB", (t) => {
  t.is(describeMemory(samplesOf(10.4, 20.6)), "PSS 10, 21 MB (RSS 31, 62)");
  t.is(describeMemory([{ rss: 30, rssOf: new Map() }]), "RSS 30 MB");
});

test("the measured memory of a process is about the one that it reports itself", async (t) => {
  const { rss, pss } = await memoryOf(process.pid);
  const own = process.memoryUsage.rss() / 2 ** 20;
  t.true(Math.abs(rss / own - 1) < 0.5, `${rss} MB, ${own} of its own`);
  if (pss !== undefined) t.true(pss > 0 && pss < 1.2 * rss, `${pss} MB of ${rss}`);
});
