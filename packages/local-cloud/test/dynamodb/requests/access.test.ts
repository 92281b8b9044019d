// Tests the actions and resources that a request needs in IAM.
import {
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import test, { type ExecutionContext } from "ava";
import { type DynamodbOptions, startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { createTable } from "../helpers.ts";

const TableName = "users";

async function start(t: ExecutionContext, options: DynamodbOptions) {
  const dynamodb = await startDynamodb(options);
  await createTable(dynamodb, TableName);
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

test("every request is authorized by its access key, its action and the table of the caller's region", async (t) => {
  const asked: unknown[] = [];
  const { client } = await start(t, {
    authorize({ keys: _, ...request }) {
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

test("each part of a transaction is authorized by its own action and table", async (t) => {
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
