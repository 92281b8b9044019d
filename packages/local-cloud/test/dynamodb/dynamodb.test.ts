import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import test, { type ExecutionContext } from "ava";
import { conditionalWrites } from "../../src/dynamodb/conditional-writes.ts";
import { administrator } from "../../src/dynamodb/dynalite.ts";
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

test("shows the item as it was when the condition failed, not as the next write left it", async (t) => {
  let item = "old";
  // An engine that is slow to read.
  const write = conditionalWrites(async (headers, body) => {
    const operation = headers["x-amz-target"]?.split(".")[1];
    const reply = (status: number, output: object) => ({ status, headers: {}, body: JSON.stringify(output) });
    if (operation === "GetItem") await new Promise((resolve) => setTimeout(resolve, 50));
    if (operation === "GetItem") return reply(200, { Item: { id: { S: item } } });
    if (JSON.parse(body).ConditionExpression)
      return reply(400, { __type: "x#ConditionalCheckFailedException" });
    item = "new";
    return reply(200, {});
  });
  const input = { TableName, Key: { id: { S: "a" } } };
  const update = (more: object) => write(administrator("UpdateItem"), JSON.stringify({ ...input, ...more }));
  const [failed] = await Promise.all([update({ ConditionExpression: "never", ...onFailure }), update({})]);
  t.deepEqual(JSON.parse(failed.body).Item, { id: { S: "old" } });
  t.is(item, "new");
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
