#!/bin/sh
# The guess: api-smart-diff finds the changes of an OpenAPI document that break a client. In truth it judges a changed type by one rule for
# requests and answers: "non-breaking" for an answer's string that becomes an integer or may be null, "breaking" for a request's string that
# may also be null.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent api-smart-diff@1.0.6

cat >judge.mjs <<'JS'
import { apiDiff } from "api-smart-diff";

const body = (type) => ({
  content: { "application/json": { schema: { type: "object", properties: { name: { type } } } } },
});
const document = (request, answer) => ({
  openapi: "3.1.1",
  info: { title: "Users", version: "1" },
  paths: {
    "/users": {
      post: { requestBody: body(request), responses: { 200: { description: "ok", ...body(answer) } } },
    },
  },
});
const before = document("string", "string");
const judged = (after) => apiDiff(before, after, {}).map(({ type }) => type).join();
console.log(`answer string to integer: ${judged(document("string", "integer"))}`);
console.log(`answer string to string or null: ${judged(document("string", ["string", "null"]))}`);
console.log(`request string to string or null: ${judged(document(["string", "null"], "string"))}`);
JS

seen=$(node judge.mjs)
echo "api-smart-diff 1.0.6"
echo "$seen"
expected="answer string to integer: non-breaking
answer string to string or null: non-breaking
request string to string or null: breaking"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
