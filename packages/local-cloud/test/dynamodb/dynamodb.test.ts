import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
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

test("asks for every request, by key, action and table of the caller's region", async (t) => {
  const asked: unknown[] = [];
  const { client } = await start(t, {
    authorize(request) {
      asked.push(request);
      return request.action === "dynamodb:Scan"
        ? { type: "AccessDeniedException", message: "No scans." }
        : undefined;
    },
  });
  await client.send(new PutItemCommand({ TableName, Item: { id: { S: "a" } } }));
  await t.throwsAsync(client.send(new ScanCommand({ TableName, IndexName: "byName" })), {
    name: "AccessDeniedException",
    message: "No scans.",
  });
  const resource = "arn:aws:dynamodb:eu-west-1:000000000000:table/users";
  t.deepEqual(asked, [
    { accessKeyId: "ASIATEST", action: "dynamodb:PutItem", resource },
    { accessKeyId: "ASIATEST", action: "dynamodb:Scan", resource: `${resource}/index/byName` },
  ]);
});

test("asks for each part of a transaction, by its own action and table", async (t) => {
  const asked: string[] = [];
  const { client } = await start(t, {
    authorize({ action, resource }) {
      asked.push(`${action} ${resource.replace(/^.*:/, "")}`);
      return action === "dynamodb:ConditionCheckItem"
        ? { type: "AccessDeniedException", message: "No checks." }
        : undefined;
    },
  });
  const Key = { id: { S: "a" } };
  const ConditionExpression = "attribute_exists(id)";
  await client.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key } }] }));
  const write = new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName, Item: { id: { S: "b" } } } },
      { Update: { TableName, Key: { id: { S: "c" } }, UpdateExpression: "REMOVE n" } },
      { Delete: { TableName: "others", Key } },
      { ConditionCheck: { TableName, Key, ConditionExpression } },
    ],
  });
  await t.throwsAsync(client.send(write), { name: "AccessDeniedException", message: "No checks." });
  t.deepEqual(asked, [
    "dynamodb:GetItem table/users",
    "dynamodb:PutItem table/users",
    "dynamodb:UpdateItem table/users",
    "dynamodb:DeleteItem table/others",
    "dynamodb:ConditionCheckItem table/users",
  ]);
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

test("refuses an unsigned request by itself", async (t) => {
  const { url } = await start(t, {
    authorize: () => t.fail("asked about a caller who did not say who it is"),
  });
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.ListTables",
  };
  const response = await fetch(url, { method: "POST", headers, body: "{}" });
  t.is(response.status, 400);
  t.regex(await response.text(), /MissingAuthenticationTokenException/);
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
