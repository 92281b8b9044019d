#!/bin/sh
# The guess: with AWS_ENDPOINT_URL_SQS the SDK's SQS client sends its requests to that endpoint. In truth it warns, and sends them to the
# host of the queue's URL. Only an `endpoint` in its constructor, or `useQueueUrlAsEndpoint: false`, changes the host.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-sqs@3.1175.0

cat >hosts.mjs <<'JS'
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

process.env.AWS_ENDPOINT_URL_SQS = "http://127.0.0.1:9324";
const credentials = { accessKeyId: "a", secretAccessKey: "b" };
const logger = { debug() {}, info() {}, warn() {}, error() {} };

async function hostOf(options) {
  const host = Promise.withResolvers();
  const requestHandler = {
    async handle(request) {
      host.resolve(`${request.protocol}//${request.hostname}`);
      throw new Error("Nothing is sent.");
    },
  };
  const client = new SQSClient({ region: "eu-west-1", credentials, logger, requestHandler, maxAttempts: 1, ...options });
  const QueueUrl = "https://sqs.eu-west-1.amazonaws.com/000000000000/jobs";
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" })).catch(() => {});
  return host.promise;
}
console.log(`the variable alone: ${await hostOf({})}`);
console.log(`useQueueUrlAsEndpoint false: ${await hostOf({ useQueueUrlAsEndpoint: false })}`);
console.log(`endpoint in the constructor: ${await hostOf({ endpoint: "http://127.0.0.1:9324" })}`);
JS

seen=$(node hosts.mjs)
echo "@aws-sdk/client-sqs 3.1175.0"
echo "$seen"
expected="the variable alone: https://sqs.eu-west-1.amazonaws.com
useQueueUrlAsEndpoint false: http://127.0.0.1
endpoint in the constructor: http://127.0.0.1"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
