// Faults on demand: how they are told, and what they do.
import test from "ava";
import { startDynamodb } from "../../src/dynamodb/dynamodb.ts";
import { parseFaults } from "../../src/faults/faults.ts";
import { lambdaOf } from "../helpers/local.ts";

test("are read from the command line", (t) => {
  t.deepEqual(parseFaults(["dynamodb=throttle:0.2", "lambda=kill:1"]), {
    "dynamodb=throttle": 0.2,
    "lambda=kill": 1,
  });
  t.deepEqual(parseFaults([]), {});
});

for (const text of [
  "dynamodb=throttle",
  "dynamodb=throttle:2",
  "lambda=throttle:0.1",
  "lambda=kill:-0.1",
  "",
]) {
  test(`refuses ${JSON.stringify(text)}`, (t) => {
    t.throws(() => parseFaults([text]), {
      message: `Expected --fault dynamodb=throttle:0.1 or lambda=kill:0.1, a share from 0 to 1, got ${JSON.stringify(text)}.`,
    });
  });
}

test("a throttled table refuses in DynamoDB's words, and never its administrator", async (t) => {
  const dynamodb = await startDynamodb({ faults: { "dynamodb=throttle": 1 } });
  t.teardown(dynamodb.close);
  t.deepEqual(await dynamodb.call("ListTables", {}), { TableNames: [] });
  const response = await fetch(dynamodb.url, {
    method: "POST",
    headers: {
      authorization:
        "AWS4-HMAC-SHA256 Credential=a/20260101/b/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      "content-type": "application/x-amz-json-1.0",
      "x-amz-date": "20260101T000000Z",
      "x-amz-target": "DynamoDB_20120810.ListTables",
    },
    body: "{}",
  });
  t.is(response.status, 400);
  const { __type } = (await response.json()) as { __type: string };
  t.is(__type, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
});

test("a killed environment fails its event, and the next event gets another", async (t) => {
  const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));";
  const { invoke, arn } = await lambdaOf(t, code, {}, { faults: { "lambda=kill": 1 } });
  for (const _ of [1, 2]) {
    const { error } = await invoke(arn, {});
    t.is(error?.type, "Unhandled");
    t.regex(error?.message ?? "", /^RequestId: \S{36} Error: Runtime exited with error: signal: killed$/);
  }
});
