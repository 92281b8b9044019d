// Tests that functions behave the same in AWS's own runtime client and in the local run.
import test from "ava";
import { lambdaOf } from "../../packages/local-cloud/test/helpers/local.ts";
import { runInClient } from "./runtime-api.ts";

const code = `const circle = {}; circle.self = circle;
const nested = { deep: { handler: async () => "deep" } };
module.exports = { nested, text: "no function",
  answers: async (event) => ({ event }), plain: () => 5, nothing: async () => {}, date: () => new Date(0),
  fn: () => () => 1, symbol: () => Symbol("s"), bigint: () => 1n, circle: () => circle,
  throws: () => { throw new TypeError("boom\\x7F"); }, text2: () => { throw "text"; }, object: () => { throw { a: 1 }; },
  floats: async () => { Promise.reject(new Error("floating")); return 1; },
  immediate: async () => { setImmediate(() => { throw new Error("next turn"); }); return 1; },
  exits: () => process.exit(3), leaves: () => process.exit(0), hangs: () => new Promise(() => {}),
  callback: (event, context, callback) => callback(null, 1), rest: (...args) => args.length,
  keys: (event, context) => Object.keys(context), globals: () => Object.keys(awslambda),
  trace: (event, { xRayTraceId }) => [typeof xRayTraceId, xRayTraceId === process.env._X_AMZN_TRACE_ID],
  logs: () => {
    console.trace("t"); console.debug("d"); console.log("%s", "i", 1); console.warn("two\\nlines"); console.error(new RangeError("e").message);
    console.fatal({ a: [1] }); console.log(); console.log(1n); console.log(circle); console.log(new Map([[1, 2]])); console.table([[1]]);
    process.stdout.write("raw\\n");
  },
};`;

const names = [
  ...["answers", "plain", "nothing", "date", "fn", "symbol", "bigint", "circle", "throws", "text2", "object"],
  ...[
    "floats",
    "immediate",
    "exits",
    "leaves",
    "hangs",
    "callback",
    "rest",
    "keys",
    "globals",
    "trace",
    "logs",
  ],
  ...["nested.deep.handler", "text", "missing"],
];

/** Removes the parts that differ between two runs: times, ids, and the lines of a stack trace. */
function alike(log: string): string {
  return log
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "ID")
    .replaceAll(/"(stack|stackTrace)":\[(?:"(?:[^"\\]|\\.)*",?)*\]/g, '"$1":[]')
    .trimEnd();
}

for (const [format, loggingConfig, env] of [
  ["text", undefined, {}],
  [
    "JSON",
    { logFormat: "JSON", logGroup: "g", applicationLogLevel: "DEBUG" },
    { AWS_LAMBDA_LOG_FORMAT: "JSON", AWS_LAMBDA_LOG_LEVEL: "DEBUG" },
  ],
] as const) {
  for (const name of names) {
    test.serial(`index.${name} answers, fails and logs ${format} as in AWS's client`, async (t) => {
      const handler = `index.${name}`;
      const { invoke, arn, folder } = await lambdaOf(t, code, { handler, loggingConfig });
      const here = await invoke(arn, { a: 1 });
      const there = await runInClient(folder, handler, { a: 1 }, env);
      const hasEnded = there.payload === undefined && there.error === undefined;
      t.deepEqual(here.payload, there.payload);
      t.is(here.error?.payload?.errorType, hasEnded ? "Runtime.ExitError" : there.error?.errorType);
      if (hasEnded) return;
      t.is(here.error?.payload?.errorMessage, there.error?.errorMessage);
      // Lambda repeats an init phase that fails, so its error is logged twice.
      const logged = alike(here.log)
        .split(/\nINIT_REPORT .*\n/)
        .at(-1);
      t.is(logged, alike(there.log));
    });
  }
}
