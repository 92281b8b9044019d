// Tests an event on nodejs20.x and nodejs22.x. AWS publishes no list of versions; their age suggests that they run aws-lambda-ric 3.3.0.
import test from "ava";
import { lambdaOf } from "../../helpers/local.ts";

const source = "aws-lambda-ric 3.3.0, 2025-10-04";

const code = `const doings = {
  callback(event, context, callback) { setTimeout(() => callback(null, "called"), 1); },
  fails(event, context, callback) { callback(new TypeError("refused")); },
  twice(event, context, callback) { callback(null, "first"); callback(null, "second"); },
  waits(event, context, callback) { callback(null, "answered"); setTimeout(() => console.log("waited for"), 20); },
  waitsNot(event, context, callback) {
    context.callbackWaitsForEmptyEventLoop = false;
    setInterval(() => {}, 1000);
    callback(null, "at once");
  },
  succeed(event, context) { context.succeed({ by: "context" }); },
  done(event, context) { context.done(new Error("not done")); },
  fail(event, context) { context.fail(); },
  sync: () => "ignored",
  async floats() { Promise.reject(new Error("floating")); return "answered"; },
  throwsMeanwhile() { setTimeout(() => { throw new RangeError("meanwhile"); }, 5); return new Promise((done) => setTimeout(done, 5000)); },
  bigint: async () => 1n,
  names: (event, context) => Promise.resolve(Object.keys(context)),
};
exports.handler = (event, context, callback) => doings[event.doing](event, context, callback);`;

for (const runtime of ["nodejs20.x", "nodejs22.x"]) {
  test(`${source}: on ${runtime} a handler answers by callback, context or promise`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code, { runtime });
    const answer = async (doing: string) => {
      const { payload, error } = await invoke(arn, { doing });
      return payload ?? (error?.payload ? [error.payload.errorType, error.payload.errorMessage] : payload);
    };
    t.is(await answer("callback"), "called");
    t.deepEqual(await answer("fails"), ["TypeError", "refused"]);
    t.is(await answer("twice"), "first");
    t.deepEqual(await answer("succeed"), { by: "context" });
    t.deepEqual(await answer("done"), ["Error", "not done"]);
    t.deepEqual(await answer("fail"), ["string", "handled"]);
    t.is(await answer("sync"), null);
    t.deepEqual(await answer("bigint"), ["Error", "Unable to stringify response body"]);
  });
}

test(`${source}: a callback's answer waits until nothing is left to wait for`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code, { runtime: "nodejs22.x" });
  const { payload, log } = await invoke(arn, { doing: "waits" });
  t.is(payload, "answered");
  t.regex(log, /\tINFO\twaited for$/);
});

test(`${source}: callbackWaitsForEmptyEventLoop switched off lets an answer go at once`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code, { runtime: "nodejs22.x" });
  t.is((await invoke(arn, { doing: "waitsNot" })).payload, "at once");
});

test(`${source}: of a rejection that nobody awaits the answer wins, and the environment ends`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code, { runtime: "nodejs20.x" });
  const { payload, log } = await invoke(arn, { doing: "floats" });
  t.is(payload, "answered");
  t.regex(
    log,
    /\tERROR\tUnhandled Promise Rejection \t\{"errorType":"Runtime\.UnhandledPromiseRejection","errorMessage":"Error: floating"/,
  );
  const { report } = await invoke(arn, { doing: "sync" });
  t.regex(report ?? "", /Init Duration/);
});

test(`${source}: what is thrown outside of the handler fails the event with its own type, and ends the environment`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code, { runtime: "nodejs22.x" });
  const { error } = await invoke(arn, { doing: "throwsMeanwhile" });
  t.like(error?.payload, { errorType: "RangeError", errorMessage: "meanwhile" });
  const { report } = await invoke(arn, { doing: "sync" });
  t.regex(report ?? "", /Init Duration/);
});

test(`${source}: the context has the callbacks first`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, code, { runtime: "nodejs22.x" });
  const { payload } = await invoke(arn, { doing: "names" });
  t.deepEqual((payload as string[]).slice(0, 4), [
    "callbackWaitsForEmptyEventLoop",
    "succeed",
    "fail",
    "done",
  ]);
});
