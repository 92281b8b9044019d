// Tests conditions and filters, in both forms.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Item, Output } from "../../../src/dynamodb/values/item.ts";
import { createTable } from "../helpers.ts";

const TableName = "things";
const thing: Item = {
  id: { S: "a" },
  n: { N: "10" },
  text: { S: "héllo" },
  bytes: { B: Buffer.from([1, 2, 255]).toString("base64") },
  tags: { SS: ["x", "y"] },
  list: { L: [{ N: "1" }, { M: { deep: { S: "z" } } }] },
  map: { M: { a: { N: "1" }, b: { BOOL: true } } },
  nothing: { NULL: true },
};

async function start() {
  const dynamodb = await startDynamodb();
  await createTable(dynamodb, TableName);
  await dynamodb.call("PutItem", { TableName, Item: thing });
  return dynamodb;
}

const started = start();
test.after.always(async () => (await started).close());

async function finds(input: Output): Promise<boolean> {
  const { Count } = await (await started).call("Scan", { TableName, ...input });
  return Count === 1;
}

const bytes = (...values: number[]) => ({ B: Buffer.from(values).toString("base64") });

for (const [expression, value, expected] of [
  ["n > :v", { N: "9" }, true],
  ["n = :v", { N: "10.0" }, true],
  ["n < :v", { S: "9" }, false],
  ["n <> :v", { S: "10" }, true],
  ["missing <> :v", { S: "10" }, true],
  ["missing < :v", { S: "10" }, false],
  ["missing = absent", undefined, false],
  ["text = :v", { S: "héllo" }, true],
  ["begins_with(text, :v)", { S: "hé" }, true],
  ["begins_with(bytes, :v)", bytes(1, 2), true],
  ["begins_with(bytes, :v)", bytes(2), false],
  ["contains(text, :v)", { S: "llo" }, true],
  ["contains(bytes, :v)", bytes(2, 255), true],
  ["contains(tags, :v)", { S: "y" }, true],
  ["contains(list, :v)", { M: { deep: { S: "z" } } }, true],
  ["tags = :v", { SS: ["y", "x"] }, true],
  ["list = :v", { L: [{ N: "1" }, { M: { deep: { S: "z" } } }] }, true],
  ["map = :v", { M: { b: { BOOL: true }, a: { N: "1" } } }, true],
  ["map = :v", { M: { b: { BOOL: true } } }, false],
  ["list[1].deep = :v", { S: "z" }, true],
  ["n BETWEEN :v AND :v", { N: "10" }, true],
  ["n IN (:v, id)", { N: "10" }, true],
  ["size(tags) = :v", { N: "2" }, true],
  ["size(bytes) = :v", { N: "3" }, true],
  ["attribute_type(nothing, :v)", { S: "NULL" }, true],
  ["attribute_exists(nothing) AND NOT attribute_exists(missing)", undefined, true],
  ["attribute_exists(toString)", undefined, false],
  ["attribute_not_exists(missing.deep) OR n = :v", { N: "1" }, true],
] as [string, Item[string] | undefined, boolean][]) {
  test(`${expression} with ${JSON.stringify(value)} is ${expected}`, async (t) => {
    const ExpressionAttributeValues = value && { ":v": value };
    const FilterExpression = expression.replace(/\b(text|bytes|list|map|nothing|missing)\b/g, "#$1");
    const names = [...FilterExpression.matchAll(/#(\w+)/g)].map(([placeholder, name]) => [placeholder, name]);
    const ExpressionAttributeNames = names.length > 0 ? Object.fromEntries(names) : undefined;
    t.is(await finds({ FilterExpression, ExpressionAttributeNames, ExpressionAttributeValues }), expected);
  });
}

for (const [ScanFilter, ConditionalOperator, expected] of [
  [{ n: { ComparisonOperator: "GT", AttributeValueList: [{ N: "9" }] } }, undefined, true],
  [{ tags: { ComparisonOperator: "NOT_CONTAINS", AttributeValueList: [{ S: "z" }] } }, undefined, true],
  [{ missing: { ComparisonOperator: "NULL" }, n: { ComparisonOperator: "NOT_NULL" } }, undefined, true],
  [{ missing: { ComparisonOperator: "NOT_NULL" }, n: { ComparisonOperator: "NOT_NULL" } }, "AND", false],
  [{ missing: { ComparisonOperator: "NOT_NULL" }, n: { ComparisonOperator: "NOT_NULL" } }, "OR", true],
] as [Output, string | undefined, boolean][]) {
  test(`ScanFilter ${JSON.stringify(ScanFilter)} with ${ConditionalOperator} is ${expected}`, async (t) => {
    t.is(await finds({ ScanFilter, ConditionalOperator }), expected);
  });
}
