#!/bin/sh
# The guess: a paginator of the AWS SDK only reads the input that it gets, so two loops over one input both give every item. In truth it writes
# the key of each next page into the caller's object. A second loop with the same object starts at the last page: a job that scans a table
# again with a constant input sees only the end of it, without an error. The paginators of lib-dynamodb do the same. A copy of the input for
# each loop (`{ ...input }`) helps.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0 @aws-sdk/lib-dynamodb@3.1169.0

cat >pages.mjs <<'JS'
import { once } from "node:events";
import { createServer } from "node:http";
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan as paginateDocuments } from "@aws-sdk/lib-dynamodb";

// A table of five items, which answers with two at a time.
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const start = Number(JSON.parse(body).ExclusiveStartKey?.id.N ?? 0);
  const Items = [1, 2, 3, 4, 5].slice(start, start + 2).map((id) => ({ id: { N: `${id}` } }));
  const more = start + 2 < 5 ? { LastEvaluatedKey: Items.at(-1) } : {};
  response.setHeader("content-type", "application/x-amz-json-1.0").end(JSON.stringify({ Items, ...more }));
}).listen(0, "127.0.0.1");
await once(server, "listening");

const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${server.address().port}`,
  region: "eu-west-1",
  credentials: { accessKeyId: "a", secretAccessKey: "b" },
});

async function idsOf(pages) {
  const ids = [];
  for await (const { Items } of pages) ids.push(...Items.map(({ id }) => id.N ?? id));
  return ids.join(" ");
}

const input = { TableName: "users" };
console.log(`first loop: ${await idsOf(paginateScan({ client }, input))}`);
console.log(`second loop: ${await idsOf(paginateScan({ client }, input))}`);
console.log(`the input's start key: ${JSON.stringify(input.ExclusiveStartKey)}`);

const documents = { client: DynamoDBDocumentClient.from(client) };
const plain = { TableName: "users" };
console.log(`lib-dynamodb, first loop: ${await idsOf(paginateDocuments(documents, plain))}`);
console.log(`lib-dynamodb, second loop: ${await idsOf(paginateDocuments(documents, plain))}`);

const constant = Object.freeze({ TableName: "users" });
for (const loop of ["first", "second"]) {
  console.log(`a copy for each, ${loop} loop: ${await idsOf(paginateScan({ client }, { ...constant }))}`);
}
client.destroy();
server.close();
JS

seen=$(node pages.mjs 2>/dev/null)
echo "@aws-sdk/client-dynamodb 3.1169.0, @aws-sdk/lib-dynamodb 3.1169.0"
echo "$seen"
expected='first loop: 1 2 3 4 5
second loop: 5
the input'"'"'s start key: {"id":{"N":"4"}}
lib-dynamodb, first loop: 1 2 3 4 5
lib-dynamodb, second loop: 5
a copy for each, first loop: 1 2 3 4 5
a copy for each, second loop: 1 2 3 4 5'
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
