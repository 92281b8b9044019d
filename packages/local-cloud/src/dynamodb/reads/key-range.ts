// Turns the key conditions of a query into a range of keys in the table or index.
import { checkNotEmpty } from "../items/check-key.ts";
import type { Range } from "../store/database.ts";
import { partitionPrefix } from "../store/keys.ts";
import type { KeyAttribute } from "../store/table.ts";
import { afterAll, encodeKey, encodeStart } from "../values/encode-key.ts";
import type { AttributeValue } from "../values/item.ts";
import { invalidParameters, validationError } from "../values/service-error.ts";
import type { Target } from "./target.ts";

interface KeyCondition {
  ComparisonOperator: string;
  AttributeValueList: AttributeValue[];
}

/** The key conditions of a query, by the names of their attributes. */
export type KeyConditions = Record<string, KeyCondition | undefined>;

const notInOrder = new Set(["NULL", "NOT_NULL", "NE", "CONTAINS", "NOT_CONTAINS", "IN"]);

/** Returns the range of keys that a query reads. @throws ServiceError when the conditions do not fit the key */
export function keyRange(target: Target, conditions: KeyConditions): Range {
  const { table, index, hash, range } = target;
  checkNames(target, conditions);
  for (const attribute of [...hash, ...range]) checkCondition(attribute, conditions[attribute.name]);
  for (const { name } of hash)
    if (conditions[name]?.ComparisonOperator !== "EQ")
      throw validationError("Query key condition not supported");
  let prefix = partitionPrefix(
    table,
    index,
    hash.map(({ name }) => operandOf(conditions[name])),
  );
  const given = range.flatMap(({ name }) => conditions[name] ?? []);
  for (const [place, condition] of given.entries()) {
    if (condition.ComparisonOperator !== "EQ") {
      if (place < given.length - 1) throw validationError("Query key condition not supported");
      return within(prefix, condition);
    }
    prefix += encodeKey([operandOf(condition)]);
  }
  return { gte: prefix, lt: afterAll(prefix) };
}

function operandOf(condition: KeyCondition | undefined): AttributeValue {
  return condition?.AttributeValueList[0] as AttributeValue;
}

/** Checks the attributes with conditions: all of the partition key, and those of the sort key from the first, without a gap. */
function checkNames({ hash, range }: Target, conditions: KeyConditions): void {
  const names = Object.keys(conditions);
  const missed = (name: string) => validationError(`Query condition missed key schema element: ${name}`);
  if (hash.length === 1 && range.length === 0 && names.length > 1)
    throw validationError("Query key condition not supported");
  for (const { name } of hash) if (!conditions[name]) throw missed(name);
  const known = new Set([...hash, ...range].map(({ name }) => name));
  const gap = range.find(({ name }) => !conditions[name]);
  if (names.some((name) => !known.has(name)))
    throw gap ? missed(gap.name) : validationError("Query key condition not supported");
  const later = gap && range.slice(range.indexOf(gap)).find(({ name }) => conditions[name]);
  if (later)
    throw validationError(
      `RANGE key attributes ${gap.name} must have equality conditions specified in the query because a condition is ` +
        `present on key attribute ${later.name}`,
    );
}

function checkCondition({ name, type }: KeyAttribute, condition: KeyCondition | undefined): void {
  if (!condition) return;
  if (notInOrder.has(condition.ComparisonOperator))
    throw validationError("Attempted conditional constraint is not an indexable operation");
  if (condition.AttributeValueList.some((value) => value[type] === undefined))
    throw invalidParameters("Condition parameter type does not match schema type");
  for (const value of condition.AttributeValueList) checkNotEmpty(name, value);
}

function within(prefix: string, { ComparisonOperator, AttributeValueList }: KeyCondition): Range {
  const [low, high] = AttributeValueList.map((value) => prefix + encodeKey([value])) as [string, string];
  const [first, end] = [prefix, afterAll(prefix)];
  switch (ComparisonOperator) {
    case "LT":
      return { gte: first, lt: low };
    case "LE":
      return { gte: first, lt: afterAll(low) };
    case "GT":
      return { gte: afterAll(low), lt: end };
    case "GE":
      return { gte: low, lt: end };
    case "BETWEEN":
      return { gte: low, lt: afterAll(high) };
    default: {
      const start = prefix + encodeStart(AttributeValueList[0] as AttributeValue);
      return { gte: start, lt: afterAll(start) };
    }
  }
}
