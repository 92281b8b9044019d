// Tests that the registered IAM policies are enforced in the local run as in AWS.
import test from "ava";
import { type Api, startApi } from "../helpers/cloud.ts";

let api: Api;
test.before(async () => {
  process.env.LEAKED = "yes";
  api = await startApi({ program: `${import.meta.dirname}/../fixtures/denied` });
});
test.after.always(() => api?.close());

test("a handler is denied every action and table that its route's row does not name", async (t) => {
  const { status, body } = await api.call("GET", "/peek");
  t.is(status, 200);
  t.is(body.allowed, 200);
  t.regex(
    body.refused,
    /is not authorized to perform: dynamodb:Scan on resource: arn:aws:dynamodb:.*:table\/users-/,
  );
  t.is(body.otherTable, "AccessDeniedException");
});

test("a handler sees its operation, the table's name, the fields and what Lambda sets, nothing else of the machine", async (t) => {
  const { body } = await api.call("GET", "/peek");
  t.deepEqual(body.variables.toSorted(), [
    "FIELDS",
    "HOME",
    "LAMBDA_TASK_ROOT",
    "LANG",
    "NODE_PATH",
    "OPERATION",
    "PATH",
    "TZ",
    "USERS_TABLE_NAME",
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
  ]);
});
