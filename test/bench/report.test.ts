import test from "ava";
import { quartiles, type Report, ratio, toText } from "../../bench/report.ts";

test("computes the median and the quartiles, whatever the order of the values", (t) => {
  t.deepEqual(quartiles([5, 1, 3, 2, 4]), { median: 3, low: 2, high: 4 });
  t.deepEqual(quartiles([4, 1, 3, 2]), { median: 2.5, low: 1.75, high: 3.25 });
  t.deepEqual(quartiles([7]), { median: 7, low: 7, high: 7 });
});

const table = {
  columns: ["bytes", "CPU ms"],
  rows: [
    { name: "ours", figures: [1000, [10, 30, 20]] },
    { name: "theirs", figures: [4000, [50, 40, 60]] },
    { name: "floor", figures: [undefined, [8, 8, 8]] },
  ],
};

test("divides medians, never single values", (t) => {
  t.is(ratio(table, ["ours", "theirs"], "CPU ms").value, 0.4);
  t.is(ratio(table, ["ours", "theirs"], "bytes").value, 0.25);
  t.is(ratio(table, ["ours", "floor"], "bytes").value, Number.NaN);
});

test("prints the table, and then the ratios with their limits", (t) => {
  const report: Report = {
    title: "Loaded.",
    ...table,
    ratios: [
      ratio(table, ["ours", "theirs"], "CPU ms", { atMost: 0.4 }),
      ratio(table, ["ours", "floor"], "CPU ms", { atMost: 2.1 }),
      ratio(table, ["theirs", "ours"], "bytes", { atLeast: 5 }),
      ratio(table, ["ours", "theirs"], "bytes"),
    ],
  };
  t.is(
    toText(report),
    `Loaded.

|        | bytes | CPU ms     |
| ------ | ----- | ---------- |
| ours   | 1,000 | 20 (15–25) |
| theirs | 4,000 | 50 (45–55) |
| floor  |       | 8 (8–8)    |

- CPU ms: ours / theirs: 0.40 (at most 0.4: held)
- CPU ms: ours / floor: 2.50 (at most 2.1: missed)
- bytes: theirs / ours: 4.00 (at least 5: missed)
- bytes: ours / theirs: 0.25`,
  );
});
