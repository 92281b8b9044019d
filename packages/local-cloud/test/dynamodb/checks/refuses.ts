// Declares a test for each request that DynamoDB must refuse.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { refusal } from "../helpers.ts";

export const TableName = "orders";
export const Key = { pk: { S: "a" }, sk: { S: "1" } };
export const a = { ":a": { S: "a" } };
export const byKey = { TableName, KeyConditionExpression: "pk = :a", ExpressionAttributeValues: a };
export const detected = "1 validation error detected: ";

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: "S" });
const key = (AttributeName: string, KeyType = "HASH") => ({ AttributeName, KeyType });

async function start() {
  const dynamodb = await startDynamodb();
  await dynamodb.call("CreateTable", {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["pk", "sk", "local", "mail"].map(attribute),
    KeySchema: [key("pk"), key("sk", "RANGE")],
    LocalSecondaryIndexes: [
      {
        IndexName: "by-local",
        KeySchema: [key("pk"), key("local", "RANGE")],
        Projection: { ProjectionType: "KEYS_ONLY" },
      },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: "by-mail",
        KeySchema: [key("mail")],
        Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["name"] },
      },
    ],
  });
  return dynamodb;
}

/** A table with a global and a local index. */
export const started = start();
test.after.always(async () => (await started).close());

/** Declares a test for each request that is refused with a ValidationException. */
export function refuses(
  subject: string,
  cases: [title: string, operation: string, input: Output, message: string][],
): void {
  for (const [title, operation, input, message] of cases)
    test(`${subject}: ${operation} with ${title}`, async (t) => {
      const { call } = await started;
      const error = await refusal(t, call(operation, input));
      t.deepEqual(error, { __type: "com.amazon.coral.validate#ValidationException", message });
    });
}
