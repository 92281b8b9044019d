// The parts of a transaction that take and free claims. A claim is an item of the claims table that names its user.

import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { variable } from "../../http/variable.ts";

let tableName: string | undefined;

/** Read at its first use: a function without unique fields has no such variable. */
function claimsTable(): string {
  tableName ??= variable("CLAIMS_TABLE_NAME");
  return tableName;
}

/** A claim that nobody else has, or none. */
const isFree = "attribute_not_exists(claim) OR userId = :user";

const is = (userId: string) => ({ ":user": { S: userId } });

/** Takes a claim, unless another user has it. */
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

/** Frees a claim, unless another user has it. */
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

/** Leaves a claim alone that is another user's, and is to stay so until the transaction is done. */
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
