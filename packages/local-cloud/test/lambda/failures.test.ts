// Tests the mistakes of a function, and their results.
import test from "ava";
import { isRunning, lambdaOf } from "../helpers/local.ts";

test.serial("ends a function at its timeout; the next event gets a new process", async (t) => {
  // This wait blocks the process, and uses no CPU.
  const code = `exports.handler = async ({ hang }) => {
    if (hang) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return process.pid;
  };`;
  const { invoke, arn } = await lambdaOf(t, code, { timeout: 3 });
  const { payload: before } = await invoke(arn, {});
  const { error, durationMs } = await invoke(arn, { hang: true });
  t.is(error?.type, "Timeout");
  t.regex(error?.message ?? "", /^RequestId: \S+ Error: Task timed out after 3\.00 seconds$/);
  t.is(durationMs, 3000);
  const { payload: after } = await invoke(arn, {});
  t.not(after, before);
  t.false(isRunning(before as number));
});

for (const [failure, body, message] of [
  ["throws", 'throw new TypeError("no such luck")', /^TypeError: no such luck\n/],
  [
    "fills more memory than it has",
    "const all = []; for (;;) all.push(new Array(1e5).fill(0.1))",
    /^RequestId: \S+ Error: Runtime exited with error: signal: aborted$/,
  ],
  [
    "answers more than 6 MB",
    'return "x".repeat(6_291_556)',
    /^Response payload size \(6291558 bytes\) exceeded/,
  ],
] as const) {
  test.serial(`reports a function that ${failure}, and serves the next event`, async (t) => {
    const code = `exports.handler = async ({ fail }) => { if (!fail) return "fine"; ${body}; };`;
    const { invoke, arn } = await lambdaOf(t, code);
    const { error, payload } = await invoke(arn, { fail: true });
    t.is(error?.type, "Unhandled");
    t.regex(error?.message ?? "", message);
    t.is(payload, undefined);
    t.is((await invoke(arn, {})).payload, "fine");
  });
}

for (const [failure, code, message] of [
  ["cannot be loaded", 'throw new Error("init broke");', /^Error: init broke\n/],
  ["has no such handler", "exports.other = 1;", /index\.handler is undefined or not exported/],
  [
    "streams its answer",
    "exports.handler = awslambda.streamifyResponse(async () => {});",
    /^Error: The local run does not stream answers\./,
  ],
] as const) {
  test.serial(`reports a function that ${failure}`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code);
    for (const _ of [1, 2]) {
      const { error } = await invoke(arn, {});
      t.is(error?.type, "Unhandled");
      t.regex(error?.message ?? "", message);
    }
  });
}

test.serial("refuses an event over 6 MB without running the function", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => 1;");
  const { error } = await invoke(arn, "x".repeat(6_291_555));
  t.is(error?.type, "RequestTooLarge");
});

test.serial("rejects an unknown function", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => 1;");
  await t.throwsAsync(invoke(`${arn}2`, {}), { message: `Function not found: ${arn}2` });
});
