// Declares a test for the rule of each setting.
import test from "ava";
import type { Setting } from "../../components/settings/stack/setting.ts";

interface Values {
  accepted: unknown[];
  refused: unknown[];
}

export const flag: Values = { accepted: [true, false], refused: ["true", 1, null, ""] };

export function letters(count: number): string {
  return "a".repeat(count);
}

/** Declares the tests. The compiler requires values for each setting. */
export function testSettings<Name extends string>(
  settings: Record<Name, Setting>,
  values: Record<Name, Values>,
) {
  for (const name of Object.keys(settings) as Name[]) {
    const { rule } = settings[name];
    test(`${name}: takes ${rule.expected}, and nothing else`, (t) => {
      for (const value of values[name].accepted)
        t.true(rule.accepts(value), `refuses ${JSON.stringify(value)}`);
      for (const value of values[name].refused)
        t.false(rule.accepts(value), `takes ${JSON.stringify(value)}`);
    });
  }
}
