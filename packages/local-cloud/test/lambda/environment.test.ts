// Tests the environment of a function: its variables, Lambda's context, and its log.
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
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
    "AWS_LAMBDA_LOG_LEVEL",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "HOME",
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
    AWS_LAMBDA_LOG_FORMAT: "JSON",
    AWS_LAMBDA_LOG_LEVEL: "INFO",
    LAMBDA_TASK_ROOT: folder,
  });
});

test.serial(
  "LocalStack test_introspection_invoke[nodejs24.x], 2026-01-12: TZ and LANG are Lambda's, and a function that logs text is not told so",
  async (t) => {
    const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => process.env;");
    const env = (await invoke(arn, {})).payload as Record<string, string>;
    t.like(env, {
      TZ: ":UTC",
      LANG: "en_US.UTF-8",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/f-1",
      AWS_LAMBDA_LOG_FORMAT: undefined,
      AWS_LAMBDA_LOG_LEVEL: undefined,
    });
  },
);

test.serial(
  "AWS's list of unreserved variables: a function's own TZ, LANG and PATH win, reserved ones do not",
  async (t) => {
    const own = {
      TZ: "Asia/Tokyo",
      LANG: "C",
      PATH: "/own/bin",
      NODE_PATH: "/own",
      HOME: "/own",
      AWS_REGION: "own",
    };
    const code = "exports.handler = async () => ({ ...process.env, hour: new Date(0).getHours() });";
    const { invoke, arn } = await lambdaOf(t, code, { environment: { variables: own } });
    t.like((await invoke(arn, {})).payload as object, { ...own, AWS_REGION: "eu-west-1", hour: 9 });
  },
);

test.serial(
  "LocalStack test_introspection_invoke[nodejs24.x], 2026-01-12: nothing of the user's home is read",
  async (t) => {
    const config = "[default]\nuse_fips_endpoint = true\nmax_attempts = 9\n";
    const before = process.env.HOME;
    process.env.HOME = await folderWith(t, { ".aws/config": config, ".aws/credentials": config });
    t.teardown(() => {
      process.env.HOME = before;
    });
    const code = `const { existsSync } = require("node:fs");
    const { homedir } = require("node:os");
    const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
    exports.handler = async () => {
      const { config } = new DynamoDBClient({});
      return [homedir(), existsSync(homedir()), await config.useFipsEndpoint(), await config.maxAttempts() === 9];
    };`;
    const NODE_PATH = resolve(import.meta.dirname, "../../../../node_modules");
    const { invoke, arn, folder } = await lambdaOf(t, code, {}, { env: { NODE_PATH } });
    t.deepEqual((await invoke(arn, {})).payload, [join(folder, ".home"), false, false, false]);
  },
);

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

test.serial("aws-lambda-ric 4.0.2, 2026-04-03: the context has these keys in this order", async (t) => {
  const code = `exports.handler = async (event, context) =>
    ({ event, keys: Object.keys(context), context, left: context.getRemainingTimeInMillis(), cwd: process.cwd(),
      trace: process.env._X_AMZN_TRACE_ID });`;
  const { invoke, arn, folder } = await lambdaOf(t, code, { timeout: 5, memorySize: 512 });
  const traceId = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  const { payload } = await invoke(`${arn}:$LATEST`, { a: [1] }, traceId);
  const { event, keys, context, left, cwd, trace } = payload as {
    event: unknown;
    keys: string[];
    context: Record<string, string>;
    left: number;
    cwd: string;
    trace: string;
  };
  t.deepEqual(event, { a: [1] });
  t.is(cwd, folder);
  t.is(trace, traceId);
  t.true(Number.isInteger(left) && left > 0 && left <= 5000);
  t.deepEqual(keys, [
    "clientContext",
    "identity",
    "invokedFunctionArn",
    "awsRequestId",
    "tenantId",
    "xRayTraceId",
    "getRemainingTimeInMillis",
    "functionName",
    "functionVersion",
    "memoryLimitInMB",
    "logGroupName",
    "logStreamName",
  ]);
  const { awsRequestId = "", logStreamName = "", ...others } = context;
  t.deepEqual(others, {
    functionName: "f-1",
    memoryLimitInMB: "512",
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    logGroupName: "/aws/lambda/f-1",
    xRayTraceId: traceId,
  });
  t.regex(awsRequestId, /^[\da-f]{8}-[\da-f]{4}-4/);
  t.regex(logStreamName, /^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][\da-f]{32}$/);
});

test.serial("an event without a trace id gets one, with a parent", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => process.env._X_AMZN_TRACE_ID;");
  const { payload } = await invoke(arn, {});
  t.regex(payload as string, /^Root=1-[\da-f]{8}-[\da-f]{24};Parent=[\da-f]{16};Sampled=0$/);
});

test.serial("keeps the output of each event apart", async (t) => {
  const code = `console.log("init");
    exports.handler = async ({ name }) => { console.log("out", name); process.stderr.write("err " + name); };`;
  const { invoke, arn } = await lambdaOf(t, code);
  t.regex((await invoke(arn, { name: "a" })).log, /^\S+\t-\tINFO\tinit\n\S+\t\S{36}\tINFO\tout a\nerr a$/);
  t.regex((await invoke(arn, { name: "b" })).log, /^\S+\t\S{36}\tINFO\tout b\nerr b$/);
});

test.serial("has all of a function's output when it answers, however long", async (t) => {
  const code = `exports.handler = async () => { for (let n = 0; n < 3000; n += 1) console.log("line", n); };`;
  const { invoke, arn } = await lambdaOf(t, code);
  for (const _ of [1, 2, 3]) t.is((await invoke(arn, {})).log.split("\n").length, 3000);
});

test.serial("passes an event unchanged, whatever characters it has", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async (event) => event;");
  const event = { text: "a\u2028b\u2029c\r\n\u0085\ud83d😀\0" };
  t.deepEqual((await invoke(arn, event)).payload, event);
});
