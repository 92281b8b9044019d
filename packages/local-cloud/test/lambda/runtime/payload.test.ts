// Tests the payload of a function's answer, and the posted form of an error.
import test from "ava";
import { payloadOf } from "../../../src/lambda/runtime/payload.ts";
import { postedError } from "../../../src/lambda/runtime/posted-error.ts";

const source = "aws-lambda-ric 4.0.2, 2026-04-03";

for (const [what, answer, json] of [
  ["undefined", undefined, "null"],
  ["NaN", Number.NaN, "null"],
  ["a Date", new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ["a Buffer", Buffer.from("a"), '{"type":"Buffer","data":[97]}'],
] as const) {
  test(`${source}: ${what} is answered as ${json}`, (t) => t.is(payloadOf(answer), json));
}

const circle: Record<string, unknown> = {};
circle.self = circle;
const throwing = {
  toJSON() {
    throw new Error("no");
  },
};
for (const [what, answer] of [
  ["a BigInt", { n: 1n }],
  ["a circle", circle],
  ["a toJSON that throws", throwing],
] as const) {
  test(`${source}: ${what} is a Runtime.JSONStringifyError`, (t) => {
    const error = t.throws(() => payloadOf(answer));
    const { errorType, errorMessage, trace } = postedError(error);
    t.is(errorType, "Runtime.JSONStringifyError");
    t.is(errorMessage, "Unable to stringify response body");
    t.is(trace?.[0], "Runtime.JSONStringifyError: Unable to stringify response body");
  });
}

test("aws-lambda-ric 3.3.0, 2025-10-04: up to nodejs22.x such an answer is a plain Error", (t) => {
  const error = t.throws(() => payloadOf(1n, Error));
  t.like(postedError(error), { errorType: "Error", errorMessage: "Unable to stringify response body" });
});

for (const [what, answer] of [
  ["a function", () => 1],
  ["a symbol", Symbol("s")],
] as const) {
  test(`${source}: ${what} is a TypeError, wrong arguments`, (t) => {
    t.like(postedError(t.throws(() => payloadOf(answer))), {
      errorType: "TypeError",
      errorMessage: "Wrong arguments",
    });
  });
}

test(`${source}: an error is posted with its name, its message, and the lines of its stack`, (t) => {
  const error = Object.assign(new TypeError("bo\x7Fom"), { stack: "TypeError: bo\x7Fom\n    at here" });
  t.is(
    JSON.stringify(postedError(error)),
    '{"errorType":"TypeError","errorMessage":"bo%7Fom","trace":["TypeError: bo%7Fom","    at here"]}',
  );
});

for (const [thrown, errorType, errorMessage] of [
  ["text", "string", "text"],
  [undefined, "undefined", "undefined"],
  [{ a: 1 }, "object", "[object Object]"],
] as const) {
  test(`${source}: a thrown ${errorType} is posted by its type`, (t) => {
    t.deepEqual(postedError(thrown), { errorType, errorMessage, trace: [] });
  });
}

test(`${source}: an error whose properties throw is posted as handled`, (t) => {
  const error = new Error("never read");
  Object.defineProperty(error, "message", {
    get() {
      throw new Error("no");
    },
  });
  t.deepEqual(postedError(error), {
    errorType: "handled",
    errorMessage:
      "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack",
    trace: [],
  });
});
