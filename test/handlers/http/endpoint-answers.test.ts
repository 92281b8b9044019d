// Tests the answers of an endpoint: bodies, content types, problem details of every kind, and bodies that cannot be sent.

import test from "ava";
import type { Answer } from "../../../handlers/http/endpoint.ts";
import { HttpError } from "../../../handlers/http/http-error.ts";
import { failed, gateways, invoke, problem, raw } from "../../helpers/handler.ts";

Object.assign(process.env, { AWS_LAMBDA_FUNCTION_NAME: "users-function", OPERATION: "anOperation" });
const { endpoint } = await import("../../../handlers/http/endpoint.ts");

const respond = (answer: Answer | (() => never)) =>
  endpoint(async () => (typeof answer === "function" ? answer() : answer));
const failing = (thrown: unknown) =>
  respond(() => {
    throw thrown;
  });

test.serial("sends a body as JSON and none as an empty one", async (t) => {
  const headers = { ETag: '"1"' };
  t.deepEqual(await respond({ status: 200, headers, body: { a: undefined, b: "é" } })(...raw()), {
    statusCode: 200,
    headers: { "Content-Type": "application/json", ETag: '"1"' },
    body: '{"b":"é"}',
    isBase64Encoded: false,
  });
  t.deepEqual(await respond({ status: 304, headers })(...raw()), {
    statusCode: 304,
    headers,
    body: "",
    isBase64Encoded: false,
  });
});

const circle: Record<string, unknown> = {};
circle.itself = circle;
const needed = "Expected an answer with a `status` from 200 to 599 and a `body` of JSON, got";

for (const [title, answer, message] of [
  ["a BigInt", { status: 200, body: { count: 1n } }, "Do not know how to serialize a BigInt"],
  ["a circle", { status: 200, body: circle }, /^Converting circular structure to JSON/],
  ["a function as the body", { status: 200, body: () => 1 }, `${needed} 200 and function.`],
  ["nothing", undefined, `${needed} undefined and undefined.`],
  ["null", null, `${needed} undefined and undefined.`],
  ["no status", { body: {} }, `${needed} undefined and object.`],
  ["a status as text", { status: "200" }, `${needed} 200 and undefined.`],
  ["a status that ends no request", { status: 100 }, `${needed} 100 and undefined.`],
] as [string, Answer, string | RegExp][]) {
  test.serial(`logs and answers 500 for ${title}, which cannot be sent`, async (t) => {
    const { response, requestId, log } = await invoke(respond(answer), gateways.http());
    t.deepEqual(response, failed(requestId));
    t.like(log, { level: "ERROR", status: 500, Outcome: "server-error" });
    if (typeof message === "string") t.is(log.error.message, message);
    else t.regex(log.error.message, message);
  });
}

test.serial("logs and answers 500 for an answer that is larger than Lambda sends", async (t) => {
  const most = 6 * 1024 * 1024;
  // The bytes are those of the response around the body, and of two escaped quotation marks in it.
  const around = JSON.stringify({
    statusCode: 200,
    headers: { "Content-Type": "application/json" },
    body: '""',
    isBase64Encoded: false,
  }).length;
  const largest = "é"
    .repeat((most - around) / 2)
    .padEnd(Math.floor((most - around) / 2) + ((most - around) % 2), "x");
  t.is((await invoke(respond({ status: 200, body: largest }), gateways.http())).response.statusCode, 200);
  const { response, requestId, log } = await invoke(
    respond({ status: 200, body: `${largest}x` }),
    gateways.http(),
  );
  t.deepEqual(response, failed(requestId));
  t.is(
    log.error.message,
    `Expected an answer of at most ${most} bytes, as Lambda sends no more, got ${most + 1}.`,
  );
});

test.serial("answers 500 for a problem that cannot be sent", async (t) => {
  const errors = [{ pointer: "/a", detail: 1n as unknown as string }];
  const { response, requestId } = await invoke(
    failing(new HttpError(409, "No.", { errors })),
    gateways.http(),
  );
  t.deepEqual(response, failed(requestId));
});

for (const name of ["Content-Type", "content-type", "CONTENT-TYPE"]) {
  test.serial(`a ${name} of an answer or a refusal replaces ours`, async (t) => {
    const headers = { [name]: "application/vnd.acme+json" };
    const answered = await invoke(respond({ status: 200, headers, body: {} }), gateways.http());
    t.deepEqual(answered.response.headers, headers);
    const refused = await invoke(failing(new HttpError(409, "No.", { headers })), gateways.http());
    t.deepEqual(refused.response.headers, headers);
  });
}

for (const [status, title] of [
  [400, "Invalid input"],
  [403, "Forbidden"],
  [405, "Method not allowed"],
  [409, "Conflict"],
  [413, "Content too large"],
  [414, "URI too long"],
  [418, "I'm a teapot"],
  [422, "Unprocessable content"],
  [499, "Error"],
  [502, "Bad gateway"],
] as const) {
  test.serial(`calls a ${status} "${title}"`, async (t) => {
    const { response, requestId } = await invoke(failing(new HttpError(status, "No.")), gateways.http());
    t.deepEqual(response, problem(status, title, "No.", requestId));
  });
}

test("an HttpError has the status of a refusal or a failure", (t) => {
  for (const status of [200, 399, 600, 404.5, Number.NaN]) {
    const message = `Expected an HttpError with a \`status\` from 400 to 599, got ${status}.`;
    t.throws(() => new HttpError(status, "No."), { message });
  }
});

const error = (name: string, more: object = {}) => Object.assign(new Error("inside"), { name, ...more });
for (const [title, thrown] of Object.entries({
  "a throttled call of another client": error("ThrottlingException"),
  "a write that meets a transaction under way": error("TransactionConflictException"),
  "a transaction that is under way still": error("TransactionInProgressException"),
  "a service that fails": error("InternalFailure", { $metadata: { httpStatusCode: 500 } }),
  "a connection that is refused": error("Error", { code: "ECONNREFUSED" }),
  "a name that is not resolved in time": error("Error", { code: "EAI_AGAIN" }),
  "a call that the deadline ended": new DOMException("late", "TimeoutError"),
})) {
  test.serial(`answers 503 with Retry-After for ${title}`, async (t) => {
    const { response, requestId, log } = await invoke(failing(thrown), gateways.http());
    const detail = "A service behind the API is busy or cannot be reached. Try again.";
    t.deepEqual(response, problem(503, "Service unavailable", detail, requestId));
    t.is(log.error.message, thrown.message);
  });
}

for (const [title, thrown] of Object.entries({
  "a file that is not there": error("Error", { code: "ENOENT" }),
  "a mistake in an argument": error("TypeError", { code: "ERR_INVALID_ARG_TYPE" }),
  "a call that AWS refuses": error("AccessDeniedException", { $metadata: { httpStatusCode: 400 } }),
})) {
  test.serial(`answers 500 for ${title}`, async (t) => {
    const { response, requestId } = await invoke(failing(thrown), gateways.http());
    t.deepEqual(response, failed(requestId));
  });
}
