// Tests the output of console.*. Source: the stdout of aws-lambda-ric 4.0.2 (npm, 2026-04-03).
import test from "ava";
import type { Resource } from "../../../src/resources/resource.ts";
import { lambdaOf } from "../../helpers/local.ts";

const source = "aws-lambda-ric 4.0.2, 2026-04-03";

const code = `exports.handler = async (event, context) => {
  if (event.throws) throw Object.assign(new TypeError("boom"), { code: "E", own: 1 });
  console.trace("t"); console.debug("d"); console.info("i"); console.warn("w"); console.error("e"); console.fatal("f");
  console.log("%s and %d", "a", 1, { b: 2 });
  console.log("two\\nlines");
  console.log();
  process.stdout.write("raw\\n");
  return context.awsRequestId;
};`;

/** Returns the lines of an event, without the parts that differ from run to run. */
async function linesOf(t: Parameters<typeof lambdaOf>[0], outputs: Resource["outputs"], event = {}) {
  const { invoke, arn } = await lambdaOf(t, code, outputs);
  const { log } = await invoke(arn, event);
  const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
  return log
    .replaceAll(time, "TIME")
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "ID")
    .split("\n");
}

test(`${source}: text is a line of time, request id, level and text, with carriage returns for line breaks`, async (t) => {
  t.deepEqual(await linesOf(t, {}), [
    "TIME\tID\tTRACE\tt",
    "TIME\tID\tDEBUG\td",
    "TIME\tID\tINFO\ti",
    "TIME\tID\tWARN\tw",
    "TIME\tID\tERROR\te",
    "TIME\tID\tFATAL\tf",
    "TIME\tID\tINFO\ta and 1 { b: 2 }",
    "TIME\tID\tINFO\ttwo\rlines",
    "TIME\tID\tINFO\tundefined",
    "raw",
  ]);
});

test(`${source}: JSON is an object a line, from the level INFO on`, async (t) => {
  const head = (level: string) => `{"timestamp":"TIME","level":"${level}","requestId":"ID"`;
  t.deepEqual(await linesOf(t, { loggingConfig: { logFormat: "JSON", logGroup: "g" } }), [
    `${head("INFO")},"message":"i"}`,
    `${head("WARN")},"message":"w"}`,
    `${head("ERROR")},"message":"e"}`,
    `${head("FATAL")},"message":"f"}`,
    `${head("INFO")},"message":"a and 1 { b: 2 }"}`,
    `${head("INFO")},"message":"two\\nlines"}`,
    `${head("INFO")}}`,
    "raw",
  ]);
});

for (const [level, count] of [
  ["TRACE", 9],
  ["DEBUG", 8],
  ["WARN", 3],
  ["FATAL", 1],
] as const) {
  test(`${source}: applicationLogLevel ${level} lets ${count} of 9 lines through`, async (t) => {
    const loggingConfig = { logFormat: "JSON", logGroup: "g", applicationLogLevel: level };
    t.is((await linesOf(t, { loggingConfig })).length, count + 1);
  });
}

test(`${source}: a failed event is logged as text with errorType, errorMessage, code, own properties and stack`, async (t) => {
  const [line = "", ...others] = await linesOf(t, {}, { throws: true });
  t.deepEqual(others, []);
  t.regex(
    line,
    /^TIME\tID\tERROR\tInvoke Error \t\{"errorType":"TypeError","errorMessage":"boom","code":"E","own":1,"stack":\["TypeError: boom"," {4}at .*\]\}$/,
  );
});

test(`${source}: a failed event is logged as JSON with the error as the message`, async (t) => {
  const [line = "", ...others] = await linesOf(
    t,
    { loggingConfig: { logFormat: "JSON", logGroup: "g" } },
    { throws: true },
  );
  t.deepEqual(others, []);
  const { level, message } = JSON.parse(line);
  t.is(level, "ERROR");
  t.deepEqual(Object.keys(message), ["errorType", "errorMessage", "stackTrace", "code", "own"]);
  t.is(message.stackTrace[0], "TypeError: boom");
});

const oddities = `class Odd extends Error {}
const circle = {}; circle.self = circle;
exports.handler = async () => {
  console.log(circle); console.log(1n); console.log(new Map([[1, 2]])); console.log({ failed: new Odd("within") });
  console.error("failed", new Odd("first"), new TypeError("second"));
};`;

test(`${source}: JSON takes errors apart, and puts into words what it cannot hold`, async (t) => {
  const { invoke, arn } = await lambdaOf(t, oddities, {
    loggingConfig: { logFormat: "JSON", logGroup: "g" },
  });
  const lines = (await invoke(arn, {})).log.split("\n").map((line) => JSON.parse(line));
  t.deepEqual(
    lines.slice(0, 3).map(({ message }) => message),
    ["<ref *1> { self: [Circular *1] }", "1n", {}],
  );
  t.like(lines[3].message.failed, { errorType: "Odd", errorMessage: "within" });
  const { errorType, errorMessage, stackTrace, message } = lines[4];
  t.deepEqual([errorType, errorMessage, stackTrace[0]], ["Odd", "first", "Error: first"]);
  t.regex(message, /^failed Odd \[Error\]: first\n/);
});
