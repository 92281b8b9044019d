// Tests the form of HTTP requests, which is checked before the operation is known.
import { crc32 } from "node:zlib";
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";

const started = startDynamodb();
test.after.always(async () => (await started).close());

const signed =
  "AWS4-HMAC-SHA256 Credential=a/20260101/b/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

async function ask(target: string, body: string, more: Record<string, string> = {}): Promise<Response> {
  const headers = {
    authorization: signed,
    "x-amz-date": "20260101T000000Z",
    "x-amz-target": target,
    ...more,
  };
  return fetch((await started).url, { method: "POST", headers, body });
}

const tables = "DynamoDB_20120810.ListTables";
const front = "com.amazon.coral.service#";

for (const [title, target, body, more, expected] of [
  ["a body that is no JSON", tables, "{", {}, { __type: `${front}SerializationException` }],
  ["a body that is no object", tables, "[]", {}, { __type: `${front}SerializationException` }],
  [
    "an operation of the other service",
    "DynamoDB_20120810.GetRecords",
    "{}",
    {},
    {
      __type: `${front}UnknownOperationException`,
      message: "The local DynamoDB does not serve GetRecords.",
    },
  ],
  [
    "no operation",
    "",
    "{}",
    {},
    {
      __type: `${front}UnknownOperationException`,
      message: "The local DynamoDB does not serve a request without an operation.",
    },
  ],
  [
    "a signature that lacks its parts",
    tables,
    "{}",
    { authorization: "AWS4-HMAC-SHA256 Credential=a" },
    {
      __type: `${front}IncompleteSignatureException`,
      message:
        "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. " +
        "Authorization=AWS4-HMAC-SHA256 Credential=a",
    },
  ],
  [
    "a type that cannot be read",
    tables,
    '{"Limit":"1"}',
    {},
    { __type: `${front}SerializationException`, Message: "STRING_VALUE cannot be converted to Integer" },
  ],
] as [string, string, string, Record<string, string>, object][]) {
  test(`refuses ${title}`, async (t) => {
    const response = await ask(target, body, more);
    t.is(response.status, 400);
    t.deepEqual(await response.json(), expected);
  });
}

test("an answer has its checksum and an id", async (t) => {
  const response = await ask(tables, "{}");
  const body = await response.text();
  t.is(response.headers.get("x-amz-crc32"), String(crc32(body)));
  t.regex(response.headers.get("x-amzn-requestid") ?? "", /^[0-9A-F]{32}$/);
  t.is(body, '{"TableNames":[]}');
});

test("answers a GET with its health, and other methods than POST with 404", async (t) => {
  const { url } = await started;
  t.is(await (await fetch(url)).text(), "healthy: dynamodb.us-east-1.amazonaws.com ");
  t.is((await fetch(url, { method: "PUT", body: "{}" })).status, 404);
});
