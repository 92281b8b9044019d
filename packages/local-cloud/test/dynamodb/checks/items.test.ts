// Tests DynamoDB's messages for items and batches that it refuses.
// Source of the messages, unless another one is given: recorded on AWS by dynalite.
import test from "ava";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { detected, Key, refuses, started, TableName } from "./refuses.ts";

const writes = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ DeleteRequest: { Key: { ...Key, sk: { S: String(n) } } } }));
const ofItems = (RequestItems: Output) =>
  `${detected}Value '${JSON.stringify(RequestItems)}' at 'requestItems' failed to satisfy constraint: Map value must satisfy ` +
  "constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]";

refuses("batches", [
  ...["BatchWriteItem", "BatchGetItem"].map((operation): [string, string, Output, string] => [
    "no items",
    operation,
    { RequestItems: {} },
    `${detected}Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  ]),
  ["an empty list", "BatchWriteItem", { RequestItems: { [TableName]: [] } }, ofItems({ [TableName]: [] })],
  [
    "26 writes",
    "BatchWriteItem",
    { RequestItems: { [TableName]: writes(26) } },
    ofItems({ [TableName]: writes(26) }),
  ],
  [
    "the same key twice",
    "BatchGetItem",
    { RequestItems: { [TableName]: { Keys: [Key, Key] } } },
    "Provided list of item keys contains duplicates",
  ],
]);

const deep = (levels: number): Output => (levels === 0 ? { S: "x" } : { L: [deep(levels - 1)] });
const notValid = "One or more parameter values are not valid. ";
const empty = "The AttributeValue for a key attribute cannot contain an empty string value.";

// Source for empty keys: moto's test_dynamodb_exceptions.py.
refuses("items", [
  ["an empty key", "PutItem", { TableName, Item: { ...Key, sk: { S: "" } } }, `${notValid}${empty} Key: sk`],
  ["an empty key", "GetItem", { TableName, Key: { ...Key, sk: { S: "" } } }, `${notValid}${empty} Key: sk`],
  [
    "an empty attribute of an index",
    "PutItem",
    { TableName, Item: { ...Key, mail: { S: "" } } },
    `${notValid}A value specified for a secondary index key is not supported. ${empty} IndexName: by-mail, IndexKey: mail`,
  ],
  [
    "an empty attribute of an index",
    "UpdateItem",
    {
      TableName,
      Key,
      UpdateExpression: "SET mail = :e",
      ExpressionAttributeValues: { ":e": { S: "" } },
    },
    `${notValid}The update expression attempted to update a secondary index key to a value that is not supported. ${empty}`,
  ],
  [
    "a key of 2,049 bytes that are 1,025 characters",
    "GetItem",
    { TableName, Key: { ...Key, pk: { S: `${"é".repeat(1024)}x` } } },
    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes",
  ],
  [
    "an attribute too many in the key",
    "DeleteItem",
    { TableName, Key: { ...Key, more: { S: "1" } } },
    "The provided key element does not match the schema",
  ],
  [
    "33 levels",
    "PutItem",
    { TableName, Item: { ...Key, deep: deep(33) } },
    `${detected}Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit`,
  ],
  [
    "metrics that there are not",
    "PutItem",
    { TableName, Item: Key, ReturnItemCollectionMetrics: "ALL" },
    `${detected}Value 'ALL' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]`,
  ],
]);

test("item collections have a size where there is a local index", async (t) => {
  const { call } = await started;
  const size = { ReturnItemCollectionMetrics: "SIZE" };
  const metrics = { ItemCollectionKey: { pk: { S: "sized" } }, SizeEstimateRangeGB: [0, 1] };
  const Item = { ...Key, pk: { S: "sized" } };
  t.deepEqual((await call("PutItem", { TableName, Item, ...size })).ItemCollectionMetrics, metrics);
  const batch = { RequestItems: { [TableName]: [{ DeleteRequest: { Key: Item } }] }, ...size };
  t.deepEqual((await call("BatchWriteItem", batch)).ItemCollectionMetrics, { [TableName]: [metrics] });
});
