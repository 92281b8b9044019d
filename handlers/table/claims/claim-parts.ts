// Writes the parts of a transaction that take and free claims. A claim is an item of the claims table with the id of its user.

import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { variable } from "../../http/variable.ts";

let tableName: string | undefined;

/** Returns the table's name. It reads the variable at the first use, as a function without unique fields does not have it. */
function claimsTable(): string {
  tableName ??= variable("CLAIMS_TABLE_NAME");
  return tableName;
}

/** The condition that no other user has the claim. */
const isFree = "attribute_not_exists(claim) OR userId = :user";

const is = (userId: string) => ({ ":user": { S: userId } });

/** Returns the part that takes a claim, on condition that no other user has it. */
export function take(claim: string, userId: string): TransactWriteItem {
  return {
    Put: {
      TableName: claimsTable(),
      Item: { claim: { S: claim }, userId: { S: userId } },
      ConditionExpression: isFree,
      ExpressionAttributeValues: is(userId),
    },
  };
}

/** Returns the part that frees a claim, on condition that no other user has it. */
export function free(claim: string, userId: string): TransactWriteItem {
  return {
    Delete: {
      TableName: claimsTable(),
      Key: { claim: { S: claim } },
      ConditionExpression: isFree,
      ExpressionAttributeValues: is(userId),
    },
  };
}

/** Returns the part that keeps a claim, on condition that another user still has it. */
export function leave(claim: string, userId: string): TransactWriteItem {
  return {
    ConditionCheck: {
      TableName: claimsTable(),
      Key: { claim: { S: claim } },
      ConditionExpression: "attribute_exists(claim) AND userId <> :user",
      ExpressionAttributeValues: is(userId),
    },
  };
}
