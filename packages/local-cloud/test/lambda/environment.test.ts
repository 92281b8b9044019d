// What a function finds: its variables, Lambda's context, and its own log.
import { readdir } from "node:fs/promises";
import test from "ava";
import { folderWith } from "../helpers/folders.ts";
import { lambdaOf } from "../helpers/local.ts";

test.serial("gives a function its own variables and those of Lambda, nothing of this process", async (t) => {
  process.env.LEAKED = "yes";
  const { invoke, arn, folder } = await lambdaOf(t, "exports.handler = async () => process.env;", {
    environment: { variables: { TABLE: "users" } },
    memorySize: 256,
    loggingConfig: { logFormat: "JSON", logGroup: "group-1" },
  });
  const env = (await invoke(arn, {})).payload as Record<string, string>;
  t.deepEqual(Object.keys(env).sort(), [
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL_DYNAMODB",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_FORMAT",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_TASK_ROOT",
    "LANG",
    "PATH",
    "TABLE",
    "TZ",
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
  ]);
  t.like(env, {
    TABLE: "users",
    AWS_REGION: "eu-west-1",
    AWS_LAMBDA_FUNCTION_NAME: "f-1",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
    AWS_LAMBDA_LOG_GROUP_NAME: "group-1",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    LAMBDA_TASK_ROOT: folder,
  });
});

test.serial("keeps what Node compiles of an environment's own code, and lets no function know", async (t) => {
  const cache = await folderWith(t, {});
  process.env.NODE_COMPILE_CACHE = cache;
  const code = "exports.handler = async () => process.env.NODE_COMPILE_CACHE;";
  const { invoke, arn } = await lambdaOf(t, code);
  t.is((await invoke(arn, {})).payload, null);
  t.not((await readdir(cache)).length, 0);
  const own = await lambdaOf(t, code, { environment: { variables: { NODE_COMPILE_CACHE: "/tmp/own" } } });
  t.is((await own.invoke(own.arn, {})).payload, "/tmp/own");
  delete process.env.NODE_COMPILE_CACHE;
});

test.serial("gives the handler Lambda's context", async (t) => {
  const code = `exports.handler = async (event, context) =>
    ({ event, context, left: context.getRemainingTimeInMillis(), cwd: process.cwd() });`;
  const { invoke, arn, folder } = await lambdaOf(t, code, { timeout: 5, memorySize: 512 });
  const { payload } = await invoke(`${arn}:$LATEST`, { a: [1] });
  const { event, context, left, cwd } = payload as {
    event: unknown;
    context: Record<string, string>;
    left: number;
    cwd: string;
  };
  t.deepEqual(event, { a: [1] });
  t.is(cwd, folder);
  t.true(Number.isInteger(left) && left > 0 && left <= 5000);
  t.like(context, {
    functionName: "f-1",
    memoryLimitInMB: "512",
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
  });
  t.regex(context.awsRequestId ?? "", /^[\da-f]{8}-[\da-f]{4}-4/);
});

test.serial("keeps the output of each event apart", async (t) => {
  const code = `console.log("init");
    exports.handler = async ({ name }) => { console.log("out", name); process.stderr.write("err " + name); };`;
  const { invoke, arn } = await lambdaOf(t, code);
  t.is((await invoke(arn, { name: "a" })).log, "init\nout a\nerr a");
  t.is((await invoke(arn, { name: "b" })).log, "out b\nerr b");
});

test.serial("has all that a function printed when it answers, however much", async (t) => {
  const code = `exports.handler = async () => { for (let n = 0; n < 3000; n += 1) console.log("line", n); };`;
  const { invoke, arn } = await lambdaOf(t, code);
  for (const _ of [1, 2, 3]) t.is((await invoke(arn, {})).log.split("\n").length, 3000);
});

test.serial("hands over an event as it is, whatever characters it has", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async (event) => event;");
  const event = { text: "a\u2028b\u2029c\r\n\u0085\ud83d😀\0" };
  t.deepEqual((await invoke(arn, event)).payload, event);
});
