// Tests transactions that are refused as a whole.
import test from "ava";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { refusal } from "../helpers.ts";
import { isNew, put, startTransactions } from "./helpers.ts";

for (const [title, items, message] of [
  [
    "the same item twice",
    [put("users", "a"), { ConditionCheck: { TableName: "users", Key: { id: { S: "a" } }, ...isNew } }],
    "Transaction request cannot include multiple operations on one item",
  ],
  [
    "no part",
    [],
    /'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1$/,
  ],
  [
    "101 parts",
    Array.from({ length: 101 }, (_, n) => put("users", String(n))),
    /'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/,
  ],
  [
    "two actions in a part",
    [{ ...put("users", "a"), Delete: { TableName: "users", Key: { id: { S: "b" } } } }],
    "TransactItems can only contain one of Check, Put, Update or Delete",
  ],
  [
    "over 4 MB",
    Array.from({ length: 11 }, (_, n) => ({
      Put: { TableName: "users", Item: { id: { S: String(n) }, text: { S: "x".repeat(400_000) } } },
    })),
    "Transaction payload size cannot exceed 4194304 bytes",
  ],
  [
    "an empty key",
    [put("users", "")],
    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
  ],
  [
    "a name that no expression uses",
    [put("users", "a", { ...isNew, ExpressionAttributeNames: { "#n": "n" } })],
    "Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}",
  ],
] as [string, Output[], string | RegExp][]) {
  test(`refuses ${title}`, async (t) => {
    const { write } = await startTransactions(t);
    const { __type, message: actual } = await refusal(t, write(...items));
    t.is(__type, "com.amazon.coral.validate#ValidationException");
    if (typeof message === "string") t.is(actual, message);
    else t.regex(actual, message);
  });
}

test("refuses a table that is not there", async (t) => {
  const { write, item } = await startTransactions(t);
  t.deepEqual(await refusal(t, write(put("users", "a"), put("nope", "a"))), {
    __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
    message: "Requested resource not found",
  });
  t.is(await item("users", "a"), undefined);
});
