// Creates tables and reads refusals, for the tests of DynamoDB.
import type { ExecutionContext } from "ava";
import type { Dynamodb } from "../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../src/dynamodb/values/item.ts";

/** Creates a table. Its key is the string `id` by default. */
export function createTable({ call }: Pick<Dynamodb, "call">, TableName: string, input: Output = {}) {
  return call("CreateTable", {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    ...input,
  });
}

/** Returns the error of a call that must be refused. */
export async function refusal(t: ExecutionContext, call: Promise<Output>): Promise<Output> {
  const error = await t.throwsAsync<Error & { body: Output }>(call);
  if (!error?.body) throw error;
  return error.body;
}
