// Tests of the settings' rules, one for each row.
import test from "ava";
import type { Row } from "../../components/settings/rows/row.ts";
import { accepts } from "../../components/settings/rows/rules.ts";

interface Values {
  accepted: unknown[];
  refused: unknown[];
}

export const flag: Values = { accepted: [true, false], refused: ["true", 1, null, ""] };

export function letters(count: number): string {
  return "a".repeat(count);
}

/** The compiler asks for values of each row. */
export function testRows<Name extends string>(rows: Record<Name, Row>, values: Record<Name, Values>) {
  for (const name of Object.keys(rows) as Name[]) {
    const { rule } = rows[name];
    test(`${name}: takes ${rule.expected}, and nothing else`, (t) => {
      for (const value of values[name].accepted)
        t.true(accepts(rule, value), `refuses ${JSON.stringify(value)}`);
      for (const value of values[name].refused)
        t.false(accepts(rule, value), `takes ${JSON.stringify(value)}`);
    });
  }
}
