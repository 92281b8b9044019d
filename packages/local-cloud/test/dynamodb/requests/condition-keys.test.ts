// Tests the condition keys of requests to DynamoDB, which the conditions of policies are checked against.
import type { DynamoDB } from "@aws-sdk/client-dynamodb";
import test, { type ExecutionContext } from "ava";
import { startOrders, TableName } from "./helpers.ts";

/** Returns the condition keys of each access that a request makes. */
async function keysOf(t: ExecutionContext, send: (client: DynamoDB) => Promise<unknown>) {
  const found: Record<string, readonly string[]>[] = [];
  const client = await startOrders(t, "A", {
    authorize({ keys }) {
      const { "aws:RequestedRegion": region, "aws:SourceIp": ip, ...own } = keys?.() ?? {};
      t.deepEqual([region, ip], [["eu-west-1"], ["127.0.0.1"]]);
      found.push(Object.fromEntries(Object.entries(own).map(([key, values]) => [key.slice(9), values])));
      return undefined;
    },
  });
  await send(client).catch(() => {});
  return found;
}

const Key = { id: { S: "1" }, sk: { S: "t" } };
const capacity = { ReturnConsumedCapacity: ["NONE"] };
const text = { ":a": { S: "1" }, ":b": { S: "2" } };

for (const [title, send, keys] of [
  [
    "GetItem names its key and what it projects",
    (client) =>
      client.getItem({
        TableName,
        Key,
        ProjectionExpression: "a.b[0], #c",
        ExpressionAttributeNames: { "#c": "c" },
      }),
    [
      {
        Attributes: ["id", "sk", "a", "c"],
        LeadingKeys: ["1"],
        Select: ["SPECIFIC_ATTRIBUTES"],
        ...capacity,
      },
    ],
  ],
  [
    "GetItem without a projection asks for all attributes",
    (client) => client.getItem({ TableName, Key, ReturnConsumedCapacity: "TOTAL" }),
    [
      {
        Attributes: ["id", "sk"],
        LeadingKeys: ["1"],
        Select: ["ALL_ATTRIBUTES"],
        ReturnConsumedCapacity: ["TOTAL"],
      },
    ],
  ],
  [
    "PutItem names the attributes of its item and of its condition",
    (client) =>
      client.putItem({
        TableName,
        Item: { ...Key, n: { N: "1" } },
        ConditionExpression: "attribute_not_exists(m) OR size(l.k) > :a",
        ExpressionAttributeValues: { ":a": { N: "1" } },
        ReturnValues: "ALL_OLD",
      }),
    [{ Attributes: ["id", "sk", "n", "m", "l"], LeadingKeys: ["1"], ReturnValues: ["ALL_OLD"], ...capacity }],
  ],
  [
    "UpdateItem names what it changes and what it reads for that",
    (client) =>
      client.updateItem({
        TableName,
        Key,
        UpdateExpression: "SET a.b = if_not_exists(c.d, :n) + e REMOVE f ADD g :n",
        ExpressionAttributeValues: { ":n": { N: "1" } },
      }),
    [
      {
        Attributes: ["id", "sk", "a", "f", "g", "c", "e"],
        LeadingKeys: ["1"],
        ReturnValues: ["NONE"],
        ...capacity,
      },
    ],
  ],
  [
    "Query names the partition of its condition, whichever side it is written on",
    (client) =>
      client.query({
        TableName,
        KeyConditionExpression: ":a = id AND sk > :b",
        FilterExpression: "x = :a",
        ExpressionAttributeValues: text,
        Select: "COUNT",
      }),
    [{ Attributes: ["id", "sk", "x"], LeadingKeys: ["1"], Select: ["COUNT"], ...capacity }],
  ],
  [
    "Query of an index names the index's partition",
    (client) =>
      client.query({
        TableName,
        IndexName: "byOwner",
        KeyConditions: { by: { ComparisonOperator: "EQ", AttributeValueList: [{ S: "ada" }] } },
      }),
    [{ Attributes: ["by"], LeadingKeys: ["ada"], Select: ["ALL_PROJECTED_ATTRIBUTES"], ...capacity }],
  ],
  [
    "Scan has no partition",
    (client) => client.scan({ TableName, AttributesToGet: ["a"] }),
    [{ Attributes: ["a"], LeadingKeys: [], Select: ["SPECIFIC_ATTRIBUTES"], ...capacity }],
  ],
  [
    "a batch has the keys of each of its tables",
    (client) =>
      client.batchWriteItem({
        RequestItems: {
          [TableName]: [
            { PutRequest: { Item: { ...Key, n: { N: "1" } } } },
            { DeleteRequest: { Key: { ...Key, id: { S: "2" } } } },
          ],
          others: [{ DeleteRequest: { Key } }],
        },
      }),
    [
      { Attributes: ["id", "sk", "n"], LeadingKeys: ["1", "2"], ...capacity },
      { Attributes: ["id", "sk"], LeadingKeys: [], ...capacity },
    ],
  ],
  [
    "a transaction has the keys of each of its parts, and says that it is one",
    (client) =>
      client.transactWriteItems({
        TransactItems: [
          { Put: { TableName, Item: Key } },
          { Update: { TableName, Key, UpdateExpression: "REMOVE n" } },
        ],
      }),
    [
      ["id", "sk"],
      ["id", "sk", "n"],
    ].map((Attributes) => ({
      Attributes,
      LeadingKeys: ["1"],
      ReturnValues: ["NONE"],
      EnclosingOperation: ["TransactWriteItems"],
      ...capacity,
    })),
  ],
  [
    "a request that DynamoDB refuses has none",
    (client) => client.query({ TableName, KeyConditionExpression: "id =" }),
    [{}],
  ],
] as [string, (client: DynamoDB) => Promise<unknown>, unknown[]][]) {
  test(title, async (t) => {
    t.deepEqual(await keysOf(t, send), keys as never);
  });
}
