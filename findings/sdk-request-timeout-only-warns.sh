#!/bin/sh
# The guess: `requestTimeout` of the AWS SDK's request handler ends a request that takes longer. In truth it writes a warning and goes on to
# wait. Only `throwOnRequestTimeout: true` beside it makes it an error. `socketTimeout` is an error by itself.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0

cat >timeouts.mjs <<'JS'
import { once } from "node:events";
import { createServer } from "node:http";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";

// It answers after 2 s. Each client waits 300 ms.
const server = createServer((request, response) => {
  request.resume();
  setTimeout(() => response.end('{"TableNames":[]}'), 2000).unref();
}).listen(0, "127.0.0.1");
await once(server, "listening");

let warnings = 0;
console.warn = () => warnings++;
for (const requestHandler of [
  { requestTimeout: 300 },
  { requestTimeout: 300, throwOnRequestTimeout: true },
  { socketTimeout: 300 },
]) {
  warnings = 0;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${server.address().port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
    requestHandler,
  });
  const result = await client.send(new ListTablesCommand({})).then(() => "an answer", (error) => error.name);
  console.log(`${JSON.stringify(requestHandler)}: ${result}, ${warnings} warnings`);
  client.destroy();
}
server.close();
JS

seen=$(node timeouts.mjs)
echo "@aws-sdk/client-dynamodb 3.1169.0, @smithy/node-http-handler $(node -p 'require("@smithy/node-http-handler/package.json").version' 2>/dev/null || echo '(not at the top)')"
echo "$seen"
expected='{"requestTimeout":300}: an answer, 1 warnings
{"requestTimeout":300,"throwOnRequestTimeout":true}: TimeoutError, 0 warnings
{"socketTimeout":300}: TimeoutError, 0 warnings'
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
