// Helpers for the tests of transactions.
import type { ExecutionContext } from "ava";
import { type DynamodbOptions, startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { createTable } from "../helpers.ts";

/** Creates two tables, with short functions to use them. */
export async function startTransactions(t: ExecutionContext, options: DynamodbOptions = {}) {
  const dynamodb = await startDynamodb(options);
  t.teardown(dynamodb.close);
  for (const name of ["users", "claims"]) await createTable(dynamodb, name);
  const { call } = dynamodb;
  return {
    ...dynamodb,
    write: (...TransactItems: Output[]) => call("TransactWriteItems", { TransactItems }),
    item: async (TableName: string, id: string) =>
      (await call("GetItem", { TableName, Key: { id: { S: id } } })).Item,
  };
}

/** Returns a part that puts an item with this id. */
export const put = (TableName: string, id: string, more: Output = {}) => ({
  Put: { TableName, Item: { id: { S: id } }, ...more },
});
export const isNew = { ConditionExpression: "attribute_not_exists(id)" };
export const never = { ConditionExpression: "attribute_exists(never)" };
