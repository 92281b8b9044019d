// The compiler keeps arguments and rows together; each of these would not compile without its first line.
import test from "ava";
import { rows } from "../../../components/settings/rows/rows.ts";
import type { Rows } from "../../../components/settings/settled.ts";

const { gateway: _, ...others } = rows;
const tooMany = { ...rows, memory: rows.memorySize };
const mistyped = { ...rows, memorySize: { ...rows.memorySize, default: "256" } };
const misruled = { ...rows, tracing: { ...rows.tracing, rule: rows.stageName.rule } };
// @ts-expect-error: the row of `gateway` is missing.
others satisfies Rows<typeof others>;
// @ts-expect-error: there is no argument `memory`.
tooMany satisfies Rows<typeof tooMany>;
// @ts-expect-error: the default of a number is a number.
mistyped satisfies Rows<typeof mistyped>;
// @ts-expect-error: the rule of a boolean is not that of a text.
misruled satisfies Rows<typeof misruled>;

test("a row has a default of one kind, or none", (t) => {
  for (const [name, row] of Object.entries(rows)) t.false("default" in row && "byGateway" in row, name);
});
