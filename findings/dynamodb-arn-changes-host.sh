#!/bin/sh
# The guess: a table's ARN in place of its name changes nothing but the request's body. In truth the SDK then sends the request to the host of
# the ARN's account, which allow-lists and tests that expect `dynamodb.<region>` do not know. The first table of a batch or a transaction decides.
# An ARN of another region is sent, without a word, to the client's own region.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0

cat >hosts.mjs <<'JS'
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";

async function hostOf(command) {
  let host = "none";
  const requestHandler = {
    async handle({ hostname }) {
      host = hostname;
      throw new Error("Nothing is sent.");
    },
  };
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const client = new DynamoDBClient({ region: "eu-west-1", credentials, requestHandler, maxAttempts: 1 });
  await client.send(command).catch(() => {});
  return host;
}

const Key = { id: { S: "1" } };
const table = (region, account) => `arn:aws:dynamodb:${region}:${account}:table/users`;
const [own, second] = [table("eu-west-1", "111111111111"), table("eu-west-1", "222222222222")];
const get = (TableName) => hostOf(new GetItemCommand({ TableName, Key }));
const batch = new BatchGetItemCommand({ RequestItems: { [second]: { Keys: [Key] }, [own]: { Keys: [Key] } } });
const transaction = new TransactWriteItemsCommand({
  TransactItems: [{ Put: { TableName: "users", Item: Key } }, { Delete: { TableName: own, Key } }],
});
console.log(`a name: ${await get("users")}`);
console.log(`an ARN: ${await get(own)}`);
console.log(`an ARN of us-east-1: ${await get(table("us-east-1", "111111111111"))}`);
console.log(`a batch of two accounts: ${await hostOf(batch)}`);
console.log(`a transaction with a name, then an ARN: ${await hostOf(transaction)}`);
JS

seen=$(node hosts.mjs 2>/dev/null)
echo "@aws-sdk/client-dynamodb 3.1169.0"
echo "$seen"
expected="a name: dynamodb.eu-west-1.amazonaws.com
an ARN: 111111111111.ddb.eu-west-1.amazonaws.com
an ARN of us-east-1: dynamodb.eu-west-1.amazonaws.com
a batch of two accounts: 222222222222.ddb.eu-west-1.amazonaws.com
a transaction with a name, then an ARN: dynamodb.eu-west-1.amazonaws.com"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
