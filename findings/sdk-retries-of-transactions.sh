#!/bin/sh
# The guess: the AWS SDK repeats a transaction that DynamoDB throttled, as it repeats a single write that DynamoDB throttled. In truth it sends the
# transaction once: the reason is in the list of reasons, which the retry strategy does not read. It does not repeat a conflict with a
# transaction either, but it does repeat one in progress, a conflict of replicas, and a quota that is used up.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0

cat >retries.mjs <<'JS'
import { once } from "node:events";
import { createServer } from "node:http";
import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";

let attempts = 0;
let answer = "";
const server = createServer((request, response) => {
  attempts++;
  request.resume();
  response.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(answer);
}).listen(0, "127.0.0.1");
await once(server, "listening");

const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${server.address().port}`,
  region: "eu-west-1",
  credentials: { accessKeyId: "a", secretAccessKey: "b" },
  maxAttempts: 3,
});
const Put = { TableName: "users", Item: { id: { S: "1" } } };
const put = new PutItemCommand(Put);
const transaction = new TransactWriteItemsCommand({ TransactItems: [{ Put }] });

async function count(command, type, reason) {
  attempts = 0;
  const reasons = reason && { CancellationReasons: [{ Code: reason }] };
  answer = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...reasons });
  await client.send(command).catch(() => {});
  console.log(`${type}${reason ? ` by ${reason}` : ""}: ${attempts}`);
}
await count(put, "ThrottlingException");
await count(transaction, "TransactionCanceledException", "ThrottlingError");
await count(transaction, "TransactionCanceledException", "TransactionConflict");
await count(put, "TransactionConflictException");
await count(transaction, "TransactionInProgressException");
await count(put, "ReplicatedWriteConflictException");
await count(put, "LimitExceededException");
client.destroy();
server.close();
JS

seen=$(node retries.mjs 2>/dev/null)
echo "@aws-sdk/client-dynamodb 3.1169.0, attempts of 3:"
echo "$seen"
expected="ThrottlingException: 3
TransactionCanceledException by ThrottlingError: 1
TransactionCanceledException by TransactionConflict: 1
TransactionConflictException: 1
TransactionInProgressException: 3
ReplicatedWriteConflictException: 3
LimitExceededException: 3"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
