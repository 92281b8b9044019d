// The allowed properties of transactions.
import validations from "dynalite/validations/index.js";
import putItem from "dynalite/validations/putItem.js";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { compileExpressions, largestItem, type Types } from "./check-input.ts";
import { type Form, returnValuesOnFailure } from "./item-operations.ts";

const {
  TableName,
  Item: Key,
  ExpressionAttributeNames,
  ExpressionAttributeValues,
  ReturnConsumedCapacity,
  ReturnItemCollectionMetrics,
} = putItem.types;
const text = { type: "String" };
const required = { type: "String", notNull: true };

const condition: Types = {
  TableName,
  ConditionExpression: text,
  ExpressionAttributeNames,
  ExpressionAttributeValues,
  ...returnValuesOnFailure,
};

const part = (name: string, children: Types) => ({ type: `FieldStruct<${name}>`, children });

function entries(name: string, children: Types): Types {
  return {
    type: "List",
    notNull: true,
    lengthGreaterThanOrEqual: 1,
    lengthLessThanOrEqual: 100,
    children: { type: `ValueStruct<${name}>`, children },
  };
}

function checkWrites({ TransactItems }: Output): string | null | undefined {
  for (const entry of TransactItems as Output[]) {
    const parts = Object.values<Output>(entry);
    if (parts.length !== 1) return "TransactItems can only contain one of Check, Put, Update or Delete";
    const fault = checkPart(parts[0] as Output);
    if (fault) return fault;
  }
  const bytes = (TransactItems as Output[]).flatMap((entry) => Object.values<Output>(entry)).map(payloadOf);
  return tooLarge(bytes.reduce((sum, each) => sum + each, 0));
}

const mostBytes = 4 * 1024 * 1024;

/** Returns DynamoDB's message when a transaction has too many bytes. */
export function tooLarge(bytes: number): string | undefined {
  return bytes > mostBytes ? `Transaction payload size cannot exceed ${mostBytes} bytes` : undefined;
}

/** Returns the size of a part in the request, in bytes. The stored item does not count. */
function payloadOf(input: Output): number {
  const { UpdateExpression = "", ConditionExpression = "", ExpressionAttributeValues: values = {} } = input;
  return (
    itemSize(input.Item ?? input.Key) +
    itemSize(values) +
    Buffer.byteLength(UpdateExpression) +
    Buffer.byteLength(ConditionExpression)
  );
}

function checkGets({ TransactItems }: Output): string | undefined {
  return TransactItems.map(({ Get }: Output) => checkPart(Get)).find(Boolean);
}

/** Checks a part's values, size and expressions, and compiles the expressions. */
function checkPart(input: Output): string | null | undefined {
  const values: Item = input.Item ?? input.Key;
  for (const value of Object.values(values)) {
    const fault = validations.validateAttributeValue(value);
    if (fault) return fault;
  }
  if (input.Item && itemSize(input.Item) > largestItem)
    return "Item size has exceeded the maximum allowed size";
  const expressions = ["UpdateExpression", "ConditionExpression", "ProjectionExpression"];
  return (
    validations.validateExpressionParams(
      input,
      expressions.filter((name) => name !== "ProjectionExpression" || input[name] !== undefined),
      [],
    ) ?? compileExpressions(input)
  );
}

export const transactionForms = {
  TransactWriteItems: {
    types: {
      ReturnConsumedCapacity,
      ReturnItemCollectionMetrics,
      ClientRequestToken: { type: "String", lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
      TransactItems: entries("TransactWriteItem", {
        ConditionCheck: part("ConditionCheck", { Key, ...condition, ConditionExpression: required }),
        Put: part("Put", { Item: Key, ...condition }),
        Delete: part("Delete", { Key, ...condition }),
        Update: part("Update", { Key, ...condition, UpdateExpression: required }),
      }),
    },
    check: checkWrites,
  },
  TransactGetItems: {
    types: {
      ReturnConsumedCapacity,
      TransactItems: entries("TransactGetItem", {
        Get: {
          ...part("Get", {
            TableName,
            Key,
            ProjectionExpression: text,
            ExpressionAttributeNames,
          }),
          notNull: true,
        },
      }),
    },
    check: checkGets,
  },
} satisfies Record<string, Form>;
