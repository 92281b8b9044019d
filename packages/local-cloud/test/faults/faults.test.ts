// Tests faults on demand: how the option is written, and the failures that it causes.
import test, { type ExecutionContext } from "ava";
import { startDynamodb } from "../../src/dynamodb/dynamodb.ts";
import { type Faults, parseFaults } from "../../src/faults/faults.ts";
import { createTable } from "../dynamodb/helpers.ts";
import { lambdaOf } from "../helpers/local.ts";

test("faults are read from the command line", (t) => {
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
      message:
        "Expected --fault FAULT:SHARE with dynamodb=throttle, dynamodb=conflict, dynamodb=lost or lambda=kill and a share " +
        `from 0 to 1, such as dynamodb=throttle:0.1, got ${JSON.stringify(text)}.`,
    });
  });
}

const headers = (operation: string) => ({
  authorization:
    "AWS4-HMAC-SHA256 Credential=a/20260101/b/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "20260101T000000Z",
  "x-amz-target": `DynamoDB_20120810.${operation}`,
});

async function tableWith(t: ExecutionContext, faults: Faults) {
  const dynamodb = await startDynamodb({ faults });
  t.teardown(dynamodb.close);
  await createTable(dynamodb, "users");
  const ask = (operation: string, input: object) =>
    fetch(dynamodb.url, { method: "POST", headers: headers(operation), body: JSON.stringify(input) });
  return { ...dynamodb, ask };
}

const user = { TableName: "users", Item: { id: { S: "a" } } };

test("a throttled table refuses in DynamoDB's words, and never its administrator", async (t) => {
  const { call, ask } = await tableWith(t, { "dynamodb=throttle": 1 });
  t.deepEqual(await call("ListTables", {}), { TableNames: ["users"] });
  const response = await ask("ListTables", {});
  t.is(response.status, 400);
  const { __type } = (await response.json()) as { __type: string };
  t.is(__type, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
});

test("a conflict refuses writes and transactions, which change nothing, and no single read", async (t) => {
  const { call, ask } = await tableWith(t, { "dynamodb=conflict": 1 });
  const put = await ask("PutItem", user);
  t.deepEqual(await put.json(), {
    __type: "com.amazonaws.dynamodb.v20120810#TransactionConflictException",
    message: "Transaction is ongoing for the item",
  });
  const write = await ask("TransactWriteItems", { TransactItems: [{ Put: user }] });
  t.deepEqual(await write.json(), {
    __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    Message:
      "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
    CancellationReasons: [{ Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }],
  });
  t.is((await ask("Scan", { TableName: "users" })).status, 200);
  t.is((await call("Scan", { TableName: "users" })).Count, 0);
});

test("a request whose answer is lost has been carried out", async (t) => {
  const { call, ask } = await tableWith(t, { "dynamodb=lost": 1 });
  await t.throwsAsync(ask("PutItem", user), { name: "TypeError", message: "fetch failed" });
  t.is((await call("Scan", { TableName: "users" })).Count, 1);
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
