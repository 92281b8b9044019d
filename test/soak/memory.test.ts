// What the soak says of memory.
import test from "ava";
import { describeMemory, growth, memoryOf } from "./memory.ts";

const of = (...pss: number[]) => pss.map((each) => ({ rss: 3 * each, pss: each }));

test("memory is flat when the last third takes what the middle one took, whatever came before", (t) => {
  t.is(growth(of(10, 100, 200, 200, 150, 250)), 0);
  t.is(growth(of(10, 100, 100, 100, 150, 150)), 0.5);
  t.is(growth(of(10, 200, 1, 100, 100, 150, 150).map(({ rss }) => ({ rss }))), 0.5);
  t.is(growth(of(1, 2, 3, 4, 5)), undefined);
});

test("samples are told in whole MB", (t) => {
  t.is(describeMemory(of(10.4, 20.6)), "PSS 10, 21 MB (RSS 31, 62)");
  t.is(describeMemory([{ rss: 30 }]), "RSS 30 MB");
});

test("the memory of a process is about what it says of itself", async (t) => {
  const { rss, pss } = await memoryOf(process.pid);
  const own = process.memoryUsage.rss() / 2 ** 20;
  t.true(Math.abs(rss / own - 1) < 0.5, `${rss} MB, ${own} of its own`);
  if (pss !== undefined) t.true(pss > 0 && pss < 1.2 * rss, `${pss} MB of ${rss}`);
});
