// Tests UpdateTable: it changes one global index at a time, and fills a new one from the items of the table.
import test, { type ExecutionContext } from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { below, prefixOf } from "../../../src/dynamodb/store/keys.ts";
import { openStore, tableOf } from "../../../src/dynamodb/store/store.ts";
import { changeTable } from "../../../src/dynamodb/tables/change-table.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { folderWith } from "../../helpers/folders.ts";
import { createTable, refusal } from "../helpers.ts";

const TableName = "people";
const Create = {
  IndexName: "by-mail",
  KeySchema: [{ AttributeName: "mail", KeyType: "HASH" }],
  Projection: { ProjectionType: "ALL" },
};
const AttributeDefinitions = [{ AttributeName: "mail", AttributeType: "S" }];

async function start(t: ExecutionContext) {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await createTable(dynamodb, TableName);
  const { call } = dynamodb;
  return {
    ...dynamodb,
    update: (GlobalSecondaryIndexUpdates: Output[], more: Output = { AttributeDefinitions }) =>
      call("UpdateTable", { TableName, GlobalSecondaryIndexUpdates, ...more }),
    describe: async () => (await call("DescribeTable", { TableName })).Table,
    put: (id: string, mail: Output) => call("PutItem", { TableName, Item: { id: { S: id }, mail } }),
    ids: async () =>
      (await call("Scan", { TableName, IndexName: "by-mail" })).Items.map(
        ({ id }: { id: { S: string } }) => id.S,
      ),
  };
}

async function ready(describe: () => Promise<Output>): Promise<Output> {
  for (;;) {
    const table = await describe();
    if (table.TableStatus === "ACTIVE") return table;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("a new index has the existing items that fit, and from then on items that do not fit are refused", async (t) => {
  const { update, describe, put, ids } = await start(t);
  await put("a", { S: "a@example.com" });
  await put("b", { N: "1" });
  await put("c", { S: "" });
  await put("d", { S: "x".repeat(2049) });
  const { TableDescription } = await update([{ Create }]);
  t.is(TableDescription.TableStatus, "UPDATING");
  const [{ IndexStatus, Backfilling }] = TableDescription.GlobalSecondaryIndexes;
  t.deepEqual([IndexStatus, Backfilling], ["CREATING", true]);
  const { GlobalSecondaryIndexes } = await ready(describe);
  t.is(GlobalSecondaryIndexes[0].IndexStatus, "ACTIVE");
  t.deepEqual(await ids(), ["a"]);
  t.is(
    (await refusal(t, put("b", { N: "2" }))).message,
    "One or more parameter values were invalid: Type mismatch for Index Key mail Expected: S Actual: N IndexName: by-mail",
  );
  t.is(
    (await refusal(t, put("c", { S: "" }))).message,
    "One or more parameter values are not valid. A value specified for a secondary index key is not supported. " +
      "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-mail, IndexKey: mail",
  );
});

test("an index that is removed is gone, and takes any type again", async (t) => {
  const { update, describe, put, ids } = await start(t);
  await update([{ Create }]);
  await ready(describe);
  await put("a", { S: "a@example.com" });
  const { TableDescription } = await update([{ Delete: { IndexName: "by-mail" } }], {});
  t.is(TableDescription.GlobalSecondaryIndexes[0].IndexStatus, "DELETING");
  const table = await ready(describe);
  t.is(table.GlobalSecondaryIndexes, undefined);
  t.deepEqual(table.AttributeDefinitions, [{ AttributeName: "id", AttributeType: "S" }]);
  await t.throwsAsync(ids(), { message: /The table does not have the specified index: by-mail/ });
  await put("b", { N: "1" });
  await update([{ Create }]);
  await ready(describe);
  t.deepEqual(await ids(), ["a"]);
});

// Source of types and messages: Scylla's test_gsi_updatetable.py, which also runs against AWS, August 2026.
for (const [title, updates, more, type, message] of [
  ["nothing to change", [], {}, "ValidationException", /^At least one of ProvisionedThroughput/],
  ["an entry that says nothing", [{}], {}, "ValidationException", /must not be null$/],
  [
    "two at once",
    [{ Create }, { Create: { ...Create, IndexName: "another" } }],
    { AttributeDefinitions },
    "LimitExceededException",
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table",
  ],
  ["an attribute without a type", [{ Create }], {}, "ValidationException", /AttributeDefinitions/],
  [
    "another type than before",
    [{ Create }],
    { AttributeDefinitions: [...AttributeDefinitions, { AttributeName: "id", AttributeType: "N" }] },
    "ValidationException",
    /redefined/,
  ],
  ["an index that is not there", [{ Delete: { IndexName: "none" } }], {}, "ResourceNotFoundException", /./],
] as [string, Output[], Output, string, string | RegExp][]) {
  test(`refuses ${title}`, async (t) => {
    const { update, describe } = await start(t);
    const error = await refusal(t, update(updates, more));
    t.is(error.__type.replace(/^.*#/, ""), type);
    if (typeof message === "string") t.is(error.message, message);
    else t.regex(error.message, message);
    t.is((await describe()).GlobalSecondaryIndexes, undefined);
  });
}

test("refuses an index that exists", async (t) => {
  const { update, describe } = await start(t);
  await update([{ Create }]);
  await ready(describe);
  t.regex((await refusal(t, update([{ Create }]))).message, /already exists/);
});

test("an index that a killed run has not filled is filled by the next one", async (t) => {
  const path = await folderWith(t, {});
  const first = await startDynamodb({ path });
  await createTable(first, TableName, {
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }, ...AttributeDefinitions],
    GlobalSecondaryIndexes: [Create],
  });
  for (let id = 0; id < 500; id++)
    await first.call("PutItem", { TableName, Item: { id: { S: String(id) }, mail: { S: "a" } } });
  await first.close();
  // An interrupted run leaves this state: the table has the index, and the index is empty.
  const store = await openStore(path, "us-east-1", "000000000000");
  const table = tableOf(store, TableName);
  await store.database.clear(below(prefixOf(table, table.indexes[0])));
  await changeTable(store, table, { unfilled: ["by-mail"] });
  await store.database.close();
  const second = await startDynamodb({ path });
  t.teardown(second.close);
  t.is((await second.call("Scan", { TableName, IndexName: "by-mail" })).Count, 500);
});

test("throughput changes with the table's billing, and refuses to stay the same", async (t) => {
  const { call } = await start(t);
  const units = (ReadCapacityUnits: number) => ({
    ProvisionedThroughput: { ReadCapacityUnits, WriteCapacityUnits: 5 },
  });
  const change = (input: Output) => call("UpdateTable", { TableName, ...input });
  t.regex((await refusal(t, change(units(5)))).message, /when BillingMode is PAY_PER_REQUEST$/);
  t.regex(
    (await refusal(t, change({ BillingMode: "PROVISIONED" }))).message,
    /must be specified when BillingMode is PROVISIONED$/,
  );
  await change({ BillingMode: "PROVISIONED", ...units(5) });
  t.regex(
    (await refusal(t, change(units(5)))).message,
    /^The provisioned throughput for the table will not change\./,
  );
  await change(units(3));
  const { ProvisionedThroughput } = (await call("DescribeTable", { TableName })).Table;
  const { LastDecreaseDateTime, LastIncreaseDateTime, ...rest } = ProvisionedThroughput;
  t.deepEqual(rest, { NumberOfDecreasesToday: 1, ReadCapacityUnits: 3, WriteCapacityUnits: 5 });
  t.true(LastIncreaseDateTime <= LastDecreaseDateTime);
  await change({ BillingMode: "PAY_PER_REQUEST" });
  const { Table } = await call("DescribeTable", { TableName });
  t.is(Table.BillingModeSummary.BillingMode, "PAY_PER_REQUEST");
  t.is(Table.ProvisionedThroughput.ReadCapacityUnits, 0);
});
