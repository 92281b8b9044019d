// Decides whether the condition of a policy holds for a request.
import { type ConditionKeys, valuesOf } from "./condition-keys.ts";
import { type Operator, operatorOf } from "./operators.ts";
import { policyText } from "./policy-text.ts";

/** The tests of a condition, by operator and by key: `{ StringEquals: { "dynamodb:Select": "COUNT" } }`. */
export type Condition = Record<string, Record<string, unknown>>;

/** The parts of an operator's name, such as `ForAllValues:StringEqualsIfExists`. */
interface Named {
  counts?: string;
  name: string;
  ifExists: boolean;
}

function named(operator: string): Named {
  const [, counts, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  return { counts, name, ifExists: ifExists !== undefined };
}

/** Tells whether IAM has the operator. */
export function isOperator(operator: string): boolean {
  const { name, ifExists } = named(operator);
  return (name === "Null" && !ifExists) || operatorOf(name) !== undefined;
}

/** Tells whether all tests of the condition hold. The result is `undefined` if it depends on an unknown key. */
export function conditionHolds(condition: Condition, keys: ConditionKeys): boolean | undefined {
  const results = testsOf(condition).map(([operator, key, wanted]) =>
    test(named(operator), key, wanted, keys),
  );
  return decided(results, false);
}

/** Returns the tests of a condition. Each has an operator, a key, and the values that the policy gives. */
export function testsOf(condition: Condition): [operator: string, key: string, wanted: string[]][] {
  return Object.entries(condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, wanted]): [string, string, string[]] => [
      ...([operator, key] as const),
      [wanted].flat().map(String),
    ]),
  );
}

function test({ counts, name, ifExists }: Named, key: string, wanted: string[], keys: ConditionKeys) {
  const values = valuesOf(key, keys);
  if (!values) return undefined;
  const isThere = values.length > 0;
  if (name === "Null") return wanted.some((each) => each.toLowerCase() === String(!isThere));
  const operator = operatorOf(name);
  if (!operator) return undefined;
  if (!isThere)
    return ifExists || counts === "ForAllValues" || (operator.isNegated && counts !== "ForAnyValue");
  const results = values.map((value) => testValue(operator, value, wanted, keys));
  if (counts === "ForAnyValue") return decided(results, true);
  if (counts === "ForAllValues") return decided(results, false);
  // AWS does not say how an operator for one value treats several different values.
  return results.every((result) => result === results[0]) ? results[0] : undefined;
}

/** Combines the results of several values. One `deciding` result is enough. */
export function decided(results: (boolean | undefined)[], deciding: boolean): boolean | undefined {
  if (results.includes(deciding)) return deciding;
  return results.includes(undefined) ? undefined : !deciding;
}

function testValue({ matches, isNegated }: Operator, value: string, wanted: string[], keys: ConditionKeys) {
  const results = wanted.map((each) => {
    const text = policyText(each, keys);
    // A text matches nothing if one of its variables has no value.
    return text ? matches(value, text) : text === null ? false : undefined;
  });
  const found = decided(results, true);
  return found === undefined ? undefined : found !== isNegated;
}
