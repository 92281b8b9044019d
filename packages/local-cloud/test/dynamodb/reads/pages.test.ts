// Tests queries and scans: order, ranges and pages.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Item, Output } from "../../../src/dynamodb/values/item.ts";
import { createTable } from "../helpers.ts";

const TableName = "readings";
const numbers = ["-100", "-2.5", "-2", "-0.001", "0", "0.001", "1", "1.5", "2", "10", "100", "1e20"];

async function start() {
  const dynamodb = await startDynamodb();
  await createTable(dynamodb, TableName, {
    AttributeDefinitions: [
      { AttributeName: "id", AttributeType: "S" },
      { AttributeName: "at", AttributeType: "N" },
    ],
    KeySchema: [
      { AttributeName: "id", KeyType: "HASH" },
      { AttributeName: "at", KeyType: "RANGE" },
    ],
  });
  for (const at of numbers.toReversed())
    for (const id of ["a", "ab", "a\u0000", "ü"])
      await dynamodb.call("PutItem", { TableName, Item: { id: { S: id }, at: { N: at } } });
  return dynamodb;
}

const started = start();
test.after.always(async () => (await started).close());

const plain = numbers.map((each) => (each === "1e20" ? "100000000000000000000" : each));

async function query(condition: string, values: Item, more: Output = {}) {
  const { call } = await started;
  const { Items } = await call("Query", {
    TableName,
    KeyConditionExpression: `id = :id${condition}`,
    ExpressionAttributeNames: condition ? { "#at": "at" } : undefined,
    ExpressionAttributeValues: { ":id": { S: "a" }, ...values },
    ...more,
  });
  return Items.map(({ at }: Item) => at?.N);
}

const low = { ":low": { N: "-2" } };

test("numbers are in the order of their values, and only of the partition asked for", async (t) => {
  t.deepEqual(await query("", {}), plain);
  t.deepEqual(await query("", {}, { ScanIndexForward: false }), plain.toReversed());
});

for (const [condition, values, expected] of [
  [" AND #at < :low", low, ["-100", "-2.5"]],
  [" AND #at <= :low", low, ["-100", "-2.5", "-2"]],
  [" AND #at > :low", low, plain.slice(3)],
  [" AND #at >= :low", low, plain.slice(2)],
  [" AND #at = :low", low, ["-2"]],
  [" AND #at BETWEEN :low AND :high", { ...low, ":high": { N: "0.001" } }, plain.slice(2, 6)],
] as [string, Item, string[]][]) {
  test(`a query finds ${condition.slice(5)}`, async (t) => {
    t.deepEqual(await query(condition, values), expected);
    t.deepEqual(await query(condition, values, { ScanIndexForward: false }), expected.toReversed());
  });
}

for (const ScanIndexForward of [true, false]) {
  test(`pages have each item once, ${ScanIndexForward ? "forwards" : "backwards"}`, async (t) => {
    const { call } = await started;
    const found: string[] = [];
    let ExclusiveStartKey: Item | undefined;
    let pages = 0;
    do {
      const { Items, LastEvaluatedKey, Count } = await call("Query", {
        TableName,
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": { S: "a" } },
        ...{ ScanIndexForward, ExclusiveStartKey, Limit: 5 },
      });
      t.true(Count <= 5);
      found.push(...Items.map(({ at }: Item) => at?.N));
      ExclusiveStartKey = LastEvaluatedKey;
      pages += 1;
    } while (ExclusiveStartKey);
    t.deepEqual(found, ScanIndexForward ? plain : plain.toReversed());
    t.is(pages, 3);
  });
}

test("segments have each item once", async (t) => {
  const { call } = await started;
  const found: string[] = [];
  for (let Segment = 0; Segment < 7; Segment++) {
    const { Items } = await call("Scan", { TableName, Segment, TotalSegments: 7 });
    found.push(...Items.map(({ id, at }: Item) => `${id?.S} ${at?.N}`));
  }
  t.is(found.length, 48);
  t.is(new Set(found).size, 48);
});

test("a page ends after a megabyte", async (t) => {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await createTable(dynamodb, "large");
  for (let id = 0; id < 6; id++)
    await dynamodb.call("PutItem", {
      TableName: "large",
      Item: { id: { S: String(id) }, text: { S: "x".repeat(300_000) } },
    });
  const first = await dynamodb.call("Scan", { TableName: "large", ReturnConsumedCapacity: "TOTAL" });
  t.is(first.Count, 4);
  t.is(first.ConsumedCapacity.CapacityUnits, 146.5);
  const rest = await dynamodb.call("Scan", {
    TableName: "large",
    ExclusiveStartKey: first.LastEvaluatedKey,
  });
  t.is(rest.Count, 2);
  t.is(rest.LastEvaluatedKey, undefined);
});
