#!/bin/sh
# The guess: the AWS SDK's document client gives every item as a plain object. In truth the item of an error keeps DynamoDB's types: with
# `ReturnValuesOnConditionCheckFailure` a refused write carries the stored item as `{ version: { N: "3" } }`, and so does each reason of a
# cancelled transaction. The same item of a successful answer is `{ version: 3 }`. So `error.Item.version === 3` is false, without an error:
# a handler that repeats a write with the newer version must first call `unmarshall`.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0 @aws-sdk/lib-dynamodb@3.1169.0

cat >items.mjs <<'JS'
import { once } from "node:events";
import { createServer } from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";

let answer;
const server = createServer((request, response) => {
  request.resume();
  const status = answer.__type ? 400 : 200;
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(answer));
}).listen(0, "127.0.0.1");
await once(server, "listening");

const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${server.address().port}`,
  region: "eu-west-1",
  credentials: { accessKeyId: "a", secretAccessKey: "b" },
  maxAttempts: 1,
});
const documents = DynamoDBDocumentClient.from(client);

const stored = { id: { S: "ada" }, version: { N: "3" } };
const Put = {
  TableName: "users",
  Item: { id: "ada", version: 3 },
  ConditionExpression: "version = :two",
  ExpressionAttributeValues: { ":two": 2 },
  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
};
const type = "com.amazonaws.dynamodb.v20120810";
const show = (what, item) => console.log(`${what}: ${JSON.stringify(item)}`);

answer = { Attributes: stored };
show("a put's old item", (await documents.send(new PutCommand({ ...Put, ReturnValues: "ALL_OLD" }))).Attributes);
answer = { __type: `${type}#ConditionalCheckFailedException`, message: "The conditional request failed", Item: stored };
await documents.send(new PutCommand(Put)).catch((error) => show(error.name, error.Item));
answer = {
  __type: `${type}#TransactionCanceledException`,
  Message: "Transaction cancelled",
  CancellationReasons: [{ Code: "ConditionalCheckFailed", Item: stored }],
};
await documents
  .send(new TransactWriteCommand({ TransactItems: [{ Put }] }))
  .catch((error) => show(error.name, error.CancellationReasons[0].Item));
client.destroy();
server.close();
JS

seen=$(node items.mjs 2>/dev/null)
echo "@aws-sdk/client-dynamodb 3.1169.0, @aws-sdk/lib-dynamodb 3.1169.0"
echo "$seen"
expected="a put's old item: {\"id\":\"ada\",\"version\":3}
ConditionalCheckFailedException: {\"id\":{\"S\":\"ada\"},\"version\":{\"N\":\"3\"}}
TransactionCanceledException: {\"id\":{\"S\":\"ada\"},\"version\":{\"N\":\"3\"}}"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
