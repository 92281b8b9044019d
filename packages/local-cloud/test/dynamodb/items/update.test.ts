// Tests updates of an item.
import test, { type ExecutionContext } from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Item, Output } from "../../../src/dynamodb/values/item.ts";
import { createTable, refusal } from "../helpers.ts";

const TableName = "users";
const Key = { id: { S: "a" } };

async function start(t: ExecutionContext, attributes: Item | "no item" = {}) {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await createTable(dynamodb, TableName);
  const { call } = dynamodb;
  if (attributes !== "no item") await call("PutItem", { TableName, Item: { ...Key, ...attributes } });
  return {
    update: (input: Output) => call("UpdateItem", { TableName, Key, ...input }),
    item: async () => (await call("GetItem", { TableName, Key })).Item,
    count: async () => (await call("Scan", { TableName })).Count,
  };
}

const list = (...numbers: number[]) => ({ L: numbers.map((n) => ({ N: String(n) })) });
const one = { ":one": { N: "1" } };

for (const [title, before, UpdateExpression, values, after] of [
  [
    "places of a list are those of before",
    { l: list(0, 1, 2, 3) },
    "REMOVE l[0], l[1]",
    undefined,
    { l: list(2, 3) },
  ],
  [
    "values are those of before",
    { a: { N: "1" }, b: { N: "2" } },
    "SET a = b, b = a",
    undefined,
    { a: { N: "2" }, b: { N: "1" } },
  ],
  ["a list grows by one past its end", { l: list(0) }, "SET l[9] = :one", one, { l: list(0, 1) }],
  ["numbers are exact", { n: { N: "0.1" } }, "SET n = n + :x", { ":x": { N: "0.2" } }, { n: { N: "0.3" } }],
  ["ADD begins at 0", {}, "ADD n :one", one, { n: { N: "1" } }],
  [
    "ADD joins sets",
    { s: { SS: ["a"] } },
    "ADD s :s",
    { ":s": { SS: ["a", "b"] } },
    { s: { SS: ["a", "b"] } },
  ],
  [
    "a set that DELETE empties is gone",
    { s: { SS: ["a"] } },
    "DELETE s :s",
    { ":s": { SS: ["a", "b"] } },
    {},
  ],
  [
    "if_not_exists takes what is there",
    { n: { N: "7" } },
    "SET n = if_not_exists(n, :one)",
    one,
    { n: { N: "7" } },
  ],
  ["list_append joins", { l: list(0) }, "SET l = list_append(l, :l)", { ":l": list(1) }, { l: list(0, 1) }],
  [
    "a path goes into maps and lists",
    { m: { M: { l: list(0) } } },
    "SET m.l[0] = :one",
    one,
    { m: { M: { l: list(1) } } },
  ],
] as [string, Item, string, Item | undefined, Item][]) {
  test(title, async (t) => {
    const { update, item } = await start(t, before);
    await update({ UpdateExpression, ExpressionAttributeValues: values });
    t.deepEqual(await item(), { ...Key, ...after });
  });
}

const noPath = "The document path provided in the update expression is invalid for update";

for (const [before, UpdateExpression, values, message] of [
  [{}, "SET a.b = :one", one, noPath],
  [{}, "REMOVE a.b", undefined, noPath],
  [
    {},
    "SET a = b",
    undefined,
    "The provided expression refers to an attribute that does not exist in the item",
  ],
  [
    { n: { S: "1" } },
    "SET n = n + :one",
    one,
    "An operand in the update expression has an incorrect data type",
  ],
  [
    { n: { N: "9e125" } },
    "SET n = n + n",
    undefined,
    "Number overflow. Attempting to store a number with magnitude larger than supported range",
  ],
  [
    { n: { N: "1e38" } },
    "SET n = n + :x",
    { ":x": { N: "0.1" } },
    "Attempting to store more than 38 significant digits in a Number",
  ],
  [
    { s: { S: "x".repeat(409_000) } },
    "SET a = :x",
    { ":x": { S: "x".repeat(1_000) } },
    "Item size to update has exceeded the maximum allowed size",
  ],
] as [Item, string, Item | undefined, string][]) {
  test(`refuses ${UpdateExpression} of ${JSON.stringify(before).slice(0, 40)}`, async (t) => {
    const { update, item } = await start(t, before);
    const was = await item();
    const error = await refusal(t, update({ UpdateExpression, ExpressionAttributeValues: values }));
    t.is(error.message, message);
    t.deepEqual(await item(), was);
  });
}

// Source: Scylla's test_item.py and test_returnvalues.py, which also run against AWS, August 2026.
test("an update that only removes creates no item, and one without changes creates an item with only the key", async (t) => {
  const { update, item, count } = await start(t, "no item");
  const { Attributes } = await update({ UpdateExpression: "REMOVE a", ReturnValues: "ALL_NEW" });
  t.is(Attributes, undefined);
  await update({ AttributeUpdates: { a: { Action: "DELETE" } } });
  t.is(await count(), 0);
  await update({});
  t.deepEqual(await item(), Key);
});

test("ReturnValues shows the item or the changed attributes, of before or after", async (t) => {
  const { update } = await start(t, { a: { N: "1" }, b: { N: "1" } });
  const change = (ReturnValues: string) =>
    update({ UpdateExpression: "ADD a :one", ExpressionAttributeValues: one, ReturnValues });
  const b = { N: "1" };
  t.deepEqual(await change("ALL_OLD"), { Attributes: { ...Key, a: { N: "1" }, b } });
  t.deepEqual(await change("ALL_NEW"), { Attributes: { ...Key, a: { N: "3" }, b } });
  t.deepEqual(await change("UPDATED_OLD"), { Attributes: { a: { N: "3" } } });
  t.deepEqual(await change("UPDATED_NEW"), { Attributes: { a: { N: "5" } } });
  t.deepEqual(await change("NONE"), {});
});

test("AttributeUpdates put, add, take away and remove", async (t) => {
  const { update, item } = await start(t, { n: { N: "1" }, s: { SS: ["a", "b"] }, gone: { S: "x" } });
  await update({
    AttributeUpdates: {
      p: { Value: { S: "put" } },
      n: { Action: "ADD", Value: { N: "2" } },
      s: { Action: "DELETE", Value: { SS: ["a"] } },
      gone: { Action: "DELETE" },
    },
  });
  t.deepEqual(await item(), { ...Key, p: { S: "put" }, n: { N: "3" }, s: { SS: ["b"] } });
});
