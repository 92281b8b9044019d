// Tests TransactWriteItems: it writes all parts or none, and gives a reason for each part.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { folderWith } from "../../helpers/folders.ts";
import { createTable, refusal } from "../helpers.ts";
import { isNew, never, put, startTransactions } from "./helpers.ts";

test("writes several tables at once", async (t) => {
  const { call, write, item } = await startTransactions(t);
  await call("PutItem", { TableName: "users", Item: { id: { S: "old" } } });
  t.deepEqual(
    await write(
      put("users", "a", isNew),
      put("claims", "mail#a", isNew),
      { Delete: { TableName: "users", Key: { id: { S: "old" } } } },
      {
        Update: {
          TableName: "claims",
          Key: { id: { S: "count" } },
          UpdateExpression: "ADD n :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
        },
      },
    ),
    {},
  );
  t.deepEqual(await item("users", "a"), { id: { S: "a" } });
  t.deepEqual(await item("claims", "mail#a"), { id: { S: "mail#a" } });
  t.is(await item("users", "old"), undefined);
  t.deepEqual(await item("claims", "count"), { id: { S: "count" }, n: { N: "1" } });
});

// Source of codes and message: LocalStack's snapshot of AWS, 8 October 2025. That all conditions are checked: Scylla's test_transact.py,
// August 2026.
test("a failed condition leaves all as it was, and each part has its reason", async (t) => {
  const { call, write, item } = await startTransactions(t);
  await call("PutItem", { TableName: "users", Item: { id: { S: "a" }, n: { N: "1" } } });
  const check = { ConditionCheck: { TableName: "users", Key: { id: { S: "b" } }, ...never } };
  const all = { ...isNew, ReturnValuesOnConditionCheckFailure: "ALL_OLD" };
  const error = await refusal(t, write(put("claims", "c"), put("users", "a", all), check));
  t.deepEqual(error, {
    __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    Message:
      "Transaction cancelled, please refer cancellation reasons for specific reasons " +
      "[None, ConditionalCheckFailed, ConditionalCheckFailed]",
    CancellationReasons: [
      { Code: "None" },
      {
        Code: "ConditionalCheckFailed",
        Message: "The conditional request failed",
        Item: { id: { S: "a" }, n: { N: "1" } },
      },
      { Code: "ConditionalCheckFailed", Message: "The conditional request failed" },
    ],
  });
  t.is(await item("claims", "c"), undefined);
});

test("a fault that only running an update shows is the reason of its part", async (t) => {
  const { call, write } = await startTransactions(t);
  await call("PutItem", { TableName: "users", Item: { id: { S: "a" }, n: { S: "text" } } });
  const add = {
    Update: {
      TableName: "users",
      Key: { id: { S: "a" } },
      UpdateExpression: "ADD n :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    },
  };
  const { CancellationReasons } = await refusal(t, write(put("users", "b"), add));
  t.deepEqual(CancellationReasons, [
    { Code: "None" },
    {
      Code: "ValidationError",
      Message: "An operand in the update expression has an incorrect data type",
    },
  ]);
});

// Source: Scylla's test_transact.py, which also runs against AWS, August 2026.
test("a key of the wrong type cancels the transaction, before any condition is checked", async (t) => {
  const { write } = await startTransactions(t);
  const wrong = { Put: { TableName: "users", Item: { id: { N: "1" } } } };
  const { CancellationReasons } = await refusal(t, write(put("users", "a", never), wrong));
  t.deepEqual(CancellationReasons, [
    { Code: "None" },
    {
      Code: "ValidationError",
      Message: "One or more parameter values were invalid: Type mismatch for key id expected: S actual: N",
    },
  ]);
});

test("a token's repeat has no second effect, in whatever order its properties are, also after a restart", async (t) => {
  const path = await folderWith(t, {});
  const first = await startDynamodb({ path });
  await createTable(first, "users");
  const add = {
    TableName: "users",
    Key: { id: { S: "a" } },
    UpdateExpression: "ADD n :one",
    ExpressionAttributeValues: { ":one": { N: "1" } },
  };
  const input = { ClientRequestToken: "token", TransactItems: [{ Update: add }] };
  await Promise.all([first.call("TransactWriteItems", input), first.call("TransactWriteItems", input)]);
  await first.close();
  const second = await startDynamodb({ path });
  t.teardown(second.close);
  const reversed = Object.fromEntries(Object.entries(add).reverse());
  const capacity = { ReturnConsumedCapacity: "TOTAL" };
  t.deepEqual(
    await second.call("TransactWriteItems", { ...input, ...capacity, TransactItems: [{ Update: reversed }] }),
    { ConsumedCapacity: [{ TableName: "users", CapacityUnits: 2, ReadCapacityUnits: 2 }] },
  );
  const { Item } = await second.call("GetItem", { TableName: "users", Key: { id: { S: "a" } } });
  t.is(Item.n.N, "1");
  const { __type } = await refusal(
    t,
    second.call("TransactWriteItems", { ...input, TransactItems: [put("users", "b")] }),
  );
  t.is(__type, "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException");
});

test("units count twice, a table at a time", async (t) => {
  const { call } = await startTransactions(t);
  const { ConsumedCapacity } = await call("TransactWriteItems", {
    ReturnConsumedCapacity: "TOTAL",
    TransactItems: [put("users", "a"), put("users", "b"), put("claims", "a")],
  });
  t.deepEqual(ConsumedCapacity, [
    { TableName: "users", CapacityUnits: 4, WriteCapacityUnits: 4 },
    { TableName: "claims", CapacityUnits: 2, WriteCapacityUnits: 2 },
  ]);
});

test("transactions and single writes beside each other lose no update", async (t) => {
  const { call, write, item } = await startTransactions(t);
  const add = (TableName: string) => ({
    TableName,
    Key: { id: { S: "n" } },
    UpdateExpression: "ADD n :one",
    ExpressionAttributeValues: { ":one": { N: "1" } },
  });
  await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0
        ? write({ Update: add("users") }, { Update: add("claims") })
        : call("UpdateItem", add("users")),
    ),
  );
  t.is((await item("users", "n"))?.n.N, "100");
  t.is((await item("claims", "n"))?.n.N, "50");
});
