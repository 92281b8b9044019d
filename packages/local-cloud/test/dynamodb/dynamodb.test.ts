import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import test, { type ExecutionContext } from "ava";
import { Level } from "level";
import { type DynamodbOptions, startDynamodb } from "../../src/dynamodb/dynamodb.ts";
import { folderWith } from "../helpers/folders.ts";

const TableName = "users";

async function start(t: ExecutionContext, options: DynamodbOptions = {}) {
  const dynamodb = await startDynamodb(options);
  await dynamodb.call("CreateTable", {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  });
  const client = new DynamoDBClient({
    endpoint: dynamodb.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "ASIATEST", secretAccessKey: "secret" },
    maxAttempts: 1,
  });
  t.teardown(async () => {
    client.destroy();
    await dynamodb.close();
  });
  return { ...dynamodb, client };
}

const onFailure = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;

test("lets one of 20 parallel conditional creates win, and shows the others its item", async (t) => {
  const { client } = await start(t);
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: { id: { S: "a" }, n: { N: String(n) } },
          ConditionExpression: "attribute_not_exists(id)",
          ...onFailure,
        }),
      ),
    ),
  );
  const winner = results.findIndex(({ status }) => status === "fulfilled");
  const losers = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  t.is(losers.length, 19);
  for (const { name, Item } of losers) {
    t.is(name, "ConditionalCheckFailedException");
    t.deepEqual(Item, { id: { S: "a" }, n: { N: String(winner) } });
  }
});

test("lets one of 20 parallel updates of one version win", async (t) => {
  const { client, call } = await start(t);
  await call("PutItem", { TableName, Item: { id: { S: "a" }, version: { N: "1" } } });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: { id: { S: "a" } },
          UpdateExpression: "SET version = version + :one",
          ConditionExpression: "version = :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
          ...onFailure,
        }),
      ),
    ),
  );
  const losers = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  t.is(losers.length, 19);
  for (const { Item } of losers) t.deepEqual(Item, { id: { S: "a" }, version: { N: "2" } });
});

test("shows the item of a failed condition only when there is one and it is asked for", async (t) => {
  const { client, call } = await start(t);
  const remove = (id: string, options = {}) =>
    t.throwsAsync<Error & { Item?: unknown }>(
      client.send(
        new DeleteItemCommand({
          TableName,
          Key: { id: { S: id } },
          ConditionExpression: "attribute_exists(never)",
          ...options,
        }),
      ),
      { name: "ConditionalCheckFailedException", message: "The conditional request failed" },
    );
  await call("PutItem", { TableName, Item: { id: { S: "a" } } });
  t.deepEqual((await remove("a", onFailure)).Item, { id: { S: "a" } });
  t.is((await remove("a")).Item, undefined);
  t.is((await remove("b", onFailure)).Item, undefined);
});

test("refuses a folder that an earlier version has written", async (t) => {
  const path = await folderWith(t, {});
  const level = new Level<string, unknown>(path, { valueEncoding: "json" });
  await level.put("table~users", { TableName });
  await level.close();
  await t.throwsAsync(startDynamodb({ path }), {
    message:
      `The data folder ${path} was written by an earlier version, which kept tables in another form. ` +
      "Choose another --data folder, or delete this one.",
  });
});

test("rejects an administrator's call with DynamoDB's error", async (t) => {
  const { call } = await start(t);
  await t.throwsAsync(call("GetItem", { TableName: "nope", Key: { id: { S: "a" } } }), {
    name: "ResourceNotFoundException",
    message: /^GetItem: ResourceNotFoundException: /,
  });
});

test("keeps tables in a folder, which one run at a time may use", async (t) => {
  const path = await folderWith(t, {});
  const first = await startDynamodb({ path });
  await first.call("CreateTable", {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  });
  await first.call("PutItem", { TableName, Item: { id: { S: "kept" } } });
  await t.throwsAsync(startDynamodb({ path }), {
    message: `The data folder ${path} is in use by another run.`,
  });
  await first.close();

  const second = await startDynamodb({ path });
  const { Items } = await second.call("Scan", { TableName });
  await second.close();
  t.deepEqual(Items, [{ id: { S: "kept" } }]);
});
