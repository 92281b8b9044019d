import test from "ava";
import { isRunning, lambdaOf } from "../helpers/local.ts";

test.serial(
  "inits once, then takes one event at a time, in further processes when all are busy",
  async (t) => {
    const code = `
    const inits = globalThis.inits = (globalThis.inits ?? 0) + 1;
    let events = 0, busy = 0;
    exports.handler = async ({ wait }) => {
      busy += 1; events += 1;
      const answer = { pid: process.pid, inits, events, busy };
      await new Promise((resolve) => setTimeout(resolve, wait));
      busy -= 1;
      return answer;
    };`;
    const { invoke, arn } = await lambdaOf(t, code);
    const run = async (wait: number) => (await invoke(arn, { wait })).payload as Record<string, number>;
    const first = await run(0);
    t.like(first, { inits: 1, events: 1, busy: 1 });
    t.deepEqual(await run(0), { ...first, events: 2 });

    const parallel = await Promise.all([run(500), run(500), run(500)]);
    t.is(new Set(parallel.map(({ pid }) => pid)).size, 3);
    t.true(parallel.every(({ inits, busy }) => inits === 1 && busy === 1));
    t.true(parallel.some(({ pid }) => pid === first.pid));
  },
);

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
  t.true(left > 0 && left <= 5000);
  t.like(context, {
    functionName: "f-1",
    memoryLimitInMB: "512",
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
  });
  t.regex(context.awsRequestId ?? "", /^[\da-f]{8}-[\da-f]{4}-4/);
});

test.serial("ends a function at its timeout; the next event gets a new process", async (t) => {
  const code = "exports.handler = async ({ hang }) => { while (hang); return process.pid; };";
  const { invoke, arn } = await lambdaOf(t, code, { timeout: 3 });
  const { payload: before } = await invoke(arn, {});
  const { error, durationMs } = await invoke(arn, { hang: true });
  t.is(error?.type, "Timeout");
  t.regex(error?.message ?? "", /^RequestId: \S+ Error: Task timed out after 3\.00 seconds$/);
  t.true(durationMs >= 3000);
  const { payload: after } = await invoke(arn, {});
  t.not(after, before);
  t.false(isRunning(before as number));
});

for (const [fault, body, message] of [
  ["throws", 'throw new TypeError("no such luck")', /^TypeError: no such luck\n/],
  ["exits", "process.exit(3)", /^Runtime exited with error: exit status 3$/],
  [
    "leaves a rejection unhandled",
    'Promise.reject(new Error("lost")); await new Promise(() => {})',
    /exit status 1$/,
  ],
  ["answers what is not JSON", "return 1n", /BigInt/],
  [
    "answers more than 6 MB",
    'return "x".repeat(6_291_556)',
    /^Response payload size \(6291558 bytes\) exceeded/,
  ],
] as const) {
  test.serial(`reports a function that ${fault}, and serves the next event`, async (t) => {
    const code = `exports.handler = async ({ fail }) => { if (!fail) return "fine"; ${body}; };`;
    const { invoke, arn } = await lambdaOf(t, code);
    const { error, payload } = await invoke(arn, { fail: true });
    t.is(error?.type, "Unhandled");
    t.regex(error?.message ?? "", message);
    t.is(payload, undefined);
    t.is((await invoke(arn, {})).payload, "fine");
  });
}

for (const [fault, code, message] of [
  ["cannot be loaded", 'throw new Error("init broke");', /^Error: init broke\n/],
  ["has no such handler", "exports.other = 1;", /index\.handler is undefined or not exported/],
  ["takes a callback", "exports.handler = (event, context, callback) => callback();", /use async\/await/],
] as const) {
  test.serial(`reports a function that ${fault}`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code);
    for (const _ of [1, 2]) {
      const { error } = await invoke(arn, {});
      t.is(error?.type, "Unhandled");
      t.regex(error?.message ?? "", message);
    }
  });
}

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

test.serial("throttles what is over the reserved concurrency", async (t) => {
  const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 300, 1));";
  const { invoke, arn } = await lambdaOf(t, code, { reservedConcurrentExecutions: 1 });
  const [first, second] = await Promise.all([invoke(arn, {}), invoke(arn, {})]);
  t.is(first.payload, 1);
  t.is(second.error?.type, "Throttled");
  t.is((await invoke(arn, {})).payload, 1);
});

test.serial("answers more events than it has processes", async (t) => {
  const code = "exports.handler = ({ n }) => new Promise((resolve) => setTimeout(resolve, 20, n));";
  const { invoke, arn } = await lambdaOf(t, code);
  const events = Array.from({ length: 30 }, (_, n) => n);
  const answers = await Promise.all(events.map(async (n) => (await invoke(arn, { n })).payload));
  t.deepEqual(answers, events);
});

test.serial("refuses an event over 6 MB without running the function", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => 1;");
  const { error } = await invoke(arn, "x".repeat(6_291_555));
  t.is(error?.type, "RequestTooLarge");
});

test.serial("rejects an unknown function", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => 1;");
  await t.throwsAsync(invoke(`${arn}2`, {}), { message: `Function not found: ${arn}2` });
});

test.serial("answers every event, however many of the processes crash meanwhile", async (t) => {
  const code = "exports.handler = async ({ crash }) => (crash ? process.exit(1) : 'fine');";
  const { invoke, arn } = await lambdaOf(t, code);
  const events = Array.from({ length: 30 }, (_, n) => invoke(arn, { crash: n % 2 === 0 }));
  const answers = await Promise.all(events);
  t.is(answers.filter(({ payload }) => payload === "fine").length, 15);
  t.is(answers.filter(({ error }) => error?.type === "Unhandled").length, 15);
});

test.serial("runs no event on close that still waits for a process", async (t) => {
  const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 1000, 'done'));";
  const { invoke, arn, close } = await lambdaOf(t, code);
  const events = Promise.allSettled(Array.from({ length: 15 }, () => invoke(arn, {})));
  await close();
  const ends = (await events).map((end) => (end.status === "fulfilled" ? end.value.payload : "refused"));
  t.is(ends.filter((end) => end === "done").length, 10);
  t.is(ends.filter((end) => end === "refused").length, 5);
});

test.serial("finishes what is under way on close, and leaves no process", async (t) => {
  const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 300, process.pid));";
  const { invoke, arn, close } = await lambdaOf(t, code);
  const { payload: idle } = await invoke(arn, {});
  const [one, two] = [invoke(arn, {}), invoke(arn, {})];
  await close();
  const pids = [idle, (await one).payload, (await two).payload] as number[];
  t.true(pids.every(Number.isInteger));
  t.is(new Set(pids).size, 2);
  t.deepEqual(pids.map(isRunning), [false, false, false]);
});
