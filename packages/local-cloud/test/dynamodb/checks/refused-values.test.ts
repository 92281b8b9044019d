// Tests values, conditions and `ReturnValues` that DynamoDB refuses.
import test from "ava";
import { type Dynamodb, startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { createTable, refusal } from "../helpers.ts";

const prefix = "1 validation error detected: ";
const index = (IndexName: string, AttributeName: string) => ({
  IndexName,
  KeySchema: [{ AttributeName, KeyType: "HASH" }],
  Projection: { ProjectionType: "ALL" },
});
const byRange = {
  ...index("by-range", "id"),
  KeySchema: [
    { AttributeName: "id", KeyType: "HASH" },
    { AttributeName: "r", KeyType: "RANGE" },
  ],
};

const TableName = "people";

let dynamodb: Dynamodb;
test.before(async () => {
  dynamodb = await startDynamodb();
  const AttributeDefinitions = ["id", "h", "r"].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S",
  }));
  await createTable(dynamodb, TableName, {
    AttributeDefinitions,
    GlobalSecondaryIndexes: [index("by-hash", "h"), byRange],
  });
});
test.after.always(() => dynamodb.close());

const key = { id: { S: "a" } };
const message = async (t: Parameters<typeof refusal>[0], operation: string, input: Output) =>
  (await refusal(t, dynamodb.call(operation, { TableName, ...input }))).message;

// Sources: for a put, public reports quote AWS's message for global indexes, which is that of a table's key; the messages for an update are in
// the list of TransactionCanceledException's reasons (API reference, 2026).
test.serial("a key of an index may have 2,048 bytes, or 1,024 as a sort key, and not one more", async (t) => {
  const long = (bytes: number) => ({ S: `${"\u00e9".repeat(Math.floor(bytes / 2))}${bytes % 2 ? "x" : ""}` });
  await dynamodb.call("PutItem", { TableName, Item: { ...key, h: long(2048), r: long(1024) } });
  t.is(
    await message(t, "PutItem", { Item: { ...key, h: long(2049) } }),
    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes",
  );
  t.is(
    await message(t, "PutItem", { Item: { ...key, r: long(1025) } }),
    "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
  );
  for (const [name, bytes] of [
    ["h", 2049],
    ["r", 1025],
  ] as const) {
    const update = {
      UpdateExpression: `SET ${name} = :long`,
      ExpressionAttributeValues: { ":long": long(bytes) },
    };
    t.is(
      await message(t, "UpdateItem", { Key: key, ...update }),
      "The update expression attempted to update the secondary index key beyond allowed size limits",
    );
  }
});

// Source: API reference, DeleteItem, ReturnValues: only NONE and ALL_OLD, 2026. The message is the one recorded for PutItem.
test.serial("a delete returns the old item or nothing", async (t) => {
  await dynamodb.call("PutItem", { TableName, Item: key });
  for (const ReturnValues of ["ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"])
    t.is(
      await message(t, "DeleteItem", { Key: key, ReturnValues }),
      `${prefix}ReturnValues can only be ALL_OLD or NONE`,
    );
  t.deepEqual(await dynamodb.call("DeleteItem", { TableName, Key: key, ReturnValues: "ALL_OLD" }), {
    Attributes: key,
  });
});

test.serial("`null` is no value, wherever it stands", async (t) => {
  const fault = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
  for (const value of [null, { L: [null] }, { M: { a: { L: [{ M: { b: null } }] } } }])
    t.is(await message(t, "PutItem", { Item: { ...key, value } }), prefix + fault);
  t.is(
    await message(t, "BatchGetItem", {
      TableName: undefined,
      RequestItems: { [TableName]: { Keys: [null] } },
    }),
    fault,
  );
  const put = { PutRequest: { Item: { ...key, value: null } } };
  t.is(
    await message(t, "BatchWriteItem", { TableName: undefined, RequestItems: { [TableName]: [put] } }),
    fault,
  );
  const parts = [{ Put: { TableName, Item: { ...key, value: null } } }];
  t.is(await message(t, "TransactWriteItems", { TableName: undefined, TransactItems: parts }), fault);
  // A property that is `null` counts as left out.
  t.deepEqual(await dynamodb.call("PutItem", { TableName, Item: key, ConditionExpression: null }), {});
});

// Source: Condition's ComparisonOperator, API reference, 2026: only strings, numbers and binaries have an order.
test.serial(
  "a given value without an order cannot be compared by order; such a value in an item is just not less",
  async (t) => {
    await dynamodb.call("PutItem", { TableName, Item: { ...key, flag: { BOOL: true } } });
    const scan = (FilterExpression: string, value: Output) => ({
      FilterExpression,
      ExpressionAttributeValues: { ":value": value },
    });
    for (const [operator, type, value] of [
      ["<", "BOOL", { BOOL: true }],
      [">=", "SS", { SS: ["a"] }],
      ["BETWEEN", "M", { M: {} }],
    ] as const) {
      const right = operator === "BETWEEN" ? ":value AND :value" : ":value";
      t.is(
        await message(t, "Scan", scan(`flag ${operator} ${right}`, value)),
        "Invalid FilterExpression: Incorrect operand type for operator or function; " +
          `operator: ${operator}, operand type: ${type}`,
      );
    }
    const { Count } = await dynamodb.call("Scan", { TableName, ...scan("flag < :value", { N: "1" }) });
    t.is(Count, 0);
  },
);

// Source of the messages: the list of errors in AWS's local DynamoDB. They are not recorded on AWS.
test.serial("ConditionalOperator joins two conditions or more", async (t) => {
  const without = "ConditionalOperator cannot be used without Filter or Expected";
  const one = "ConditionalOperator can only be used when Filter or Expected has two or more elements";
  const exists = { ComparisonOperator: "NOT_NULL" };
  t.is(await message(t, "Scan", { ConditionalOperator: "OR" }), without);
  t.is(await message(t, "Scan", { ConditionalOperator: "OR", ScanFilter: { id: exists } }), one);
  t.is(await message(t, "PutItem", { Item: key, ConditionalOperator: "AND" }), prefix + without);
  const both = { ScanFilter: { id: exists, missing: exists }, ConditionalOperator: "OR" };
  await dynamodb.call("PutItem", { TableName, Item: key });
  t.is((await dynamodb.call("Scan", { TableName, ...both })).Count, 1);
});

// Source: moto, tests/test_dynamodb, marked as verified on AWS, August 2026.
test.serial("a query for an empty key is refused", async (t) => {
  const query = { KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": { S: "" } } };
  t.is(
    await message(t, "Query", query),
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
  );
});

// Dynalite recorded the messages.
test.serial("an index key has no attribute twice, and starts with a partition attribute", async (t) => {
  const create = (second: string) =>
    message(t, "CreateTable", {
      TableName: "events",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["id", "r"].map((name) => ({ AttributeName: name, AttributeType: "S" })),
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      GlobalSecondaryIndexes: [
        {
          ...byRange,
          KeySchema: ["r", second].map((name) => ({ AttributeName: name, KeyType: "RANGE" })),
        },
      ],
    });
  t.is(await create("r"), "Both the Hash Key and the Range Key element in the KeySchema have the same name");
  t.is(await create("id"), "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
});
