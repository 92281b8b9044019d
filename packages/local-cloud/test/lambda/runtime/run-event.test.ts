// Tests an event on nodejs24.x and later.
import test from "ava";
import type { Left } from "../../../src/lambda/worker-process.ts";
import { lambdaOf } from "../../helpers/local.ts";

const source = "aws-lambda-ric 4.0.2, 2026-04-03";

/** A handler that does the work that the event names. */
const code = `const doings = {
  async floats() { Promise.reject(new Error("floating")); return 1; },
  async throwsInTurn() { setImmediate(() => { throw new Error("next turn"); }); return 1; },
  throwsInTimer() { setTimeout(() => { throw new Error("meanwhile"); }, 5); return new Promise((done) => setTimeout(done, 5000)); },
  async exits() { process.exit(3); },
  async leaves() { process.exit(0); },
  hangs: () => new Promise(() => {}),
  handled() { process.on("unhandledRejection", () => {}); Promise.reject(new Error("mine")); return "mine"; },
  thenable: () => ({ then(answer) { answer("awaited"); } }),
  plain: () => ({ plain: true }),
  fn: () => () => 1,
  bigint: async () => ({ n: 1n }),
  text() { throw "text"; },
};
exports.handler = (event, context) => doings[event.doing](event, context);
exports.rest = (...args) => args.length;
exports.optional = (event, context, callback = "default") => callback;
exports.callback = async (event, context, callback) => 1;`;

for (const [title, doing, errorMessage] of [
  ["a promise that nobody awaits and that is rejected in the turn of the answer", "floats", /exit status 1$/],
  ["a throw in the turn after the answer", "throwsInTurn", /exit status 1$/],
  ["a throw in a timer while the handler waits", "throwsInTimer", /exit status 1$/],
  ["an exit", "exits", /exit status 3$/],
] as const) {
  test(`${source}: ${title} fails the event`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code);
    const { error, payload } = await invoke(arn, { doing });
    t.is(payload, undefined);
    t.is(error?.payload?.errorType, "Runtime.ExitError");
    t.regex(
      error?.payload?.errorMessage ?? "",
      /^RequestId: [\da-f-]{36} Error: Runtime exited with error: /,
    );
    t.regex(error?.payload?.errorMessage ?? "", errorMessage);
    t.deepEqual((await invoke(arn, { doing: "plain" })).payload, { plain: true });
  });
}

for (const [title, doing] of [
  ["an exit with 0", "leaves"],
  ["a promise that nothing will settle", "hangs"],
] as const) {
  test(`LocalStack test_lambda_handler_exit, 2025-11-24, and ${source}: ${title} gives no reason`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code);
    const { error } = await invoke(arn, { doing });
    t.is(error?.payload?.errorType, "Runtime.ExitError");
    t.regex(
      error?.payload?.errorMessage ?? "",
      /^RequestId: [\da-f-]{36} Error: Runtime exited without providing a reason$/,
    );
  });
}

test(`${source}: what a handler answers is awaited, and a handler of its own for rejections keeps the answer`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code);
  t.deepEqual((await invoke(arn, { doing: "plain" })).payload, { plain: true });
  t.is((await invoke(arn, { doing: "thenable" })).payload, "awaited");
  t.is((await invoke(arn, { doing: "handled" })).payload, "mine");
});

test(`${source}: an answer that is no JSON, and a thrown text, fail the event and keep the environment`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code);
  t.like((await invoke(arn, { doing: "fn" })).error?.payload, {
    errorType: "TypeError",
    errorMessage: "Wrong arguments",
  });
  t.like((await invoke(arn, { doing: "bigint" })).error?.payload, {
    errorType: "Runtime.JSONStringifyError",
    errorMessage: "Unable to stringify response body",
  });
  const { error, report } = await invoke(arn, { doing: "text" });
  t.deepEqual(error?.payload, { errorType: "string", errorMessage: "text", trace: [] });
  t.notRegex(report ?? "", /Init Duration/);
});

test(`${source}: a handler with three parameters is refused, one with fewer gets two arguments`, async (t) => {
  const refused = await lambdaOf(t, code, { handler: "index.callback" });
  const { error } = await refused.invoke(refused.arn, {});
  t.is(error?.payload?.errorType, "Runtime.CallbackHandlerDeprecated");
  t.is(
    error?.payload?.errorMessage,
    "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.",
  );
  const rest = await lambdaOf(t, code, { handler: "index.rest" });
  t.is((await rest.invoke(rest.arn, {})).payload, 2);
  const optional = await lambdaOf(t, code, { handler: "index.optional" });
  t.is((await optional.invoke(optional.arn, {})).payload, "default");
});

test(`${source}, native client: an environment that exits after its answer takes the next event with it`, async (t) => {
  const left = Promise.withResolvers<Left>();
  const later = `exports.handler = async ({ dies }) => {
    if (dies) setTimeout(() => Promise.reject(new Error("late")), 5);
    return process.pid;
  };`;
  const { invoke, arn } = await lambdaOf(t, later, {}, { onLeft: (_, what) => left.resolve(what) });
  const { payload: pid } = await invoke(arn, { dies: true });
  t.is(typeof pid, "number");
  const { text, crashed } = await left.promise;
  t.true(crashed);
  t.regex(
    text,
    /Error: late\n[\s\S]*\nRuntime exited with error: exit status 1\nThe next event of this environment fails, as it does on Lambda\.$/,
  );
  const { error } = await invoke(arn, {});
  t.is(error?.payload?.errorType, "Runtime.ExitError");
  t.regex(error?.message ?? "", /Runtime exited with error: exit status 1$/);
  const { payload: next } = await invoke(arn, {});
  t.not(next, pid);
});
