#!/bin/sh
# The guess: `REMOVE list[1], list[2]` in dynalite removes the second and the third element, as DynamoDB's guide shows it. In truth dynalite removes
# one after the other and counts again between them, so it removes the second and the fourth. DynamoDB counts all of them in the list as it
# was. With the highest place first the two agree. So a test of code that removes several elements is right or wrong by the order of its
# expression, and the item that dynalite leaves behind is not the one that the code leaves on AWS.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent dynalite@4.0.0 @aws-sdk/client-dynamodb@3.1169.0

cat >remove.mjs <<'JS'
import { once } from "node:events";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

const TableName = "orders";
const server = dynalite({ createTableMs: 0 }).listen(0, "127.0.0.1");
await once(server, "listening");
const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${server.address().port}`,
  region: "us-east-1",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
});
await client.send(
  new CreateTableCommand({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  }),
);
while ((await client.send(new DescribeTableCommand({ TableName }))).Table.TableStatus !== "ACTIVE");

async function left(items, UpdateExpression) {
  const id = { S: "1" };
  const list = { L: [...items].map((S) => ({ S })) };
  await client.send(new PutItemCommand({ TableName, Item: { id, items: list } }));
  const update = { TableName, Key: { id }, UpdateExpression, ReturnValues: "ALL_NEW" };
  const { Attributes } = await client.send(
    new UpdateItemCommand({ ...update, ExpressionAttributeNames: { "#items": "items" } }),
  );
  console.log(`${items}, ${UpdateExpression}: ${Attributes.items.L.map(({ S }) => S).join("")}`);
}
await left("abcde", "REMOVE #items[1], #items[2]");
await left("abcde", "REMOVE #items[2], #items[1]");
process.exit(0);
JS

seen=$(node remove.mjs 2>/dev/null)
echo "dynalite 4.0.0"
echo "$seen"
expected="abcde, REMOVE #items[1], #items[2]: ace
abcde, REMOVE #items[2], #items[1]: ade"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
