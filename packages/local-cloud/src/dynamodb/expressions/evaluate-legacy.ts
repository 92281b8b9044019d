// Tests items against the older form of conditions, from before expressions: `Expected`, `QueryFilter`, `ScanFilter`.
import { type AttributeValue, attributeOf, type Item, type Output } from "../values/item.ts";
import { holds } from "./evaluate.ts";

const operators: Record<string, string> = {
  EQ: "=",
  NE: "<>",
  LT: "<",
  LE: "<=",
  GT: ">",
  GE: ">=",
  NOT_NULL: "attribute_exists",
  NULL: "attribute_not_exists",
  CONTAINS: "contains",
  BEGINS_WITH: "begins_with",
  IN: "in",
  BETWEEN: "between",
};

/** Tells whether an item meets all conditions, or one of them when `ConditionalOperator` is `OR`. */
export function meetsLegacy(item: Item, conditions: Output, conditionalOperator?: string): boolean {
  const test = ([name, condition]: [string, Output]) => meetsOne(attributeOf(item, name), condition);
  const all = Object.entries(conditions);
  return conditionalOperator === "OR" ? all.some(test) : all.every(test);
}

function meetsOne(value: AttributeValue | undefined, condition: Output): boolean {
  const values: AttributeValue[] = condition.AttributeValueList ?? (condition.Value ? [condition.Value] : []);
  if (condition.Exists === false) return value === undefined;
  const comparison = condition.ComparisonOperator ?? "EQ";
  if (comparison === "NOT_CONTAINS") return value !== undefined && !holds("contains", value, values);
  return holds(operators[comparison] ?? comparison, value, values);
}
