// Tests the parts that all operations share: the log line with its metrics, and errors as problem details.

import test from "ava";
import type { Answer, Handler } from "../../../handlers/http/endpoint.ts";
import { HttpError } from "../../../handlers/http/http-error.ts";
import { metrics, namespace } from "../../../handlers/http/metrics.ts";
import type { ApiRequest } from "../../../handlers/http/request.ts";
import { failed, gateways, invoke, problem, raw } from "../../helpers/handler.ts";

Object.assign(process.env, { AWS_LAMBDA_FUNCTION_NAME: "users-function", OPERATION: "anOperation" });
const { endpoint } = await import("../../../handlers/http/endpoint.ts");

const arn = "arn:aws:iam::123456789012:user/ada";
const respond = (answer: Answer | (() => never)) =>
  endpoint(async () => (typeof answer === "function" ? answer() : answer));
const failing = (thrown: unknown) =>
  respond(() => {
    throw thrown;
  });

test.serial("only the first request of an environment is a cold start", async (t) => {
  const starts: unknown[] = [];
  for (let request = 0; request < 3; request++) {
    const { log } = await invoke(respond({ status: 200 }), gateways.http());
    starts.push([log.coldStart, log.ColdStarts]);
  }
  t.deepEqual(starts, [
    [true, 1],
    [false, 0],
    [false, 0],
  ]);
});

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: logs a request in one line, which is an embedded metric document`, async (t) => {
    const body = { firstName: "Secret", token: "Secret" };
    const headers = { Authorization: "Bearer Secret" };
    const before = Date.now();
    const { log, requestId } = await invoke(
      respond({ status: 404, body: "Secret" }),
      event({ principal: arn, body, headers, query: "Secret=Secret", userId: "Secret" }),
    );
    const { timestamp, duration } = log;
    const after = Date.now();
    t.true(before <= Date.parse(timestamp) && Date.parse(timestamp) <= after);
    // The two clocks differ by less than a millisecond.
    t.true(duration >= 0 && duration <= after - before + 1);
    const operation = ["FunctionName", "Operation"];
    const directive = (Name: string, Unit: string, dimensions: string[]) => ({
      Namespace: "UserApi",
      Dimensions: [dimensions],
      Metrics: [{ Name, Unit }],
    });
    t.deepEqual(log, {
      level: "INFO",
      timestamp,
      operation: "anOperation",
      status: 404,
      duration,
      requestId,
      gatewayRequestId: "gateway-request",
      coldStart: false,
      caller: arn,
      _aws: {
        Timestamp: Date.parse(timestamp),
        CloudWatchMetrics: [
          directive("Requests", "Count", [...operation, "Outcome"]),
          directive("Duration", "Milliseconds", operation),
          directive("ColdStarts", "Count", operation),
        ],
      },
      FunctionName: "users-function",
      Operation: "anOperation",
      Outcome: "client-error",
      Requests: 1,
      Duration: duration,
      ColdStarts: 0,
    });
  });
}

test.serial("each metric and dimension that the constants name stands in the line", async (t) => {
  const { log } = await invoke(respond({ status: 200 }), gateways.http());
  t.is(log._aws.CloudWatchMetrics[0].Namespace, namespace);
  for (const [name, { dimensions }] of Object.entries(metrics)) {
    t.is(typeof log[name], "number");
    for (const dimension of dimensions) t.is(typeof log[dimension], "string");
  }
});

for (const [status, outcome] of [
  [200, "success"],
  [201, "success"],
  [304, "success"],
  [400, "client-error"],
  [412, "client-error"],
  [500, "server-error"],
  [503, "server-error"],
] as const) {
  test.serial(`counts ${status} as ${outcome}`, async (t) => {
    const { log } = await invoke(respond({ status }), gateways.http());
    t.is(log.Outcome, outcome);
    t.is(log.level, status >= 500 ? "ERROR" : "INFO");
  });
}

test.serial("answers an HttpError as the problem it is, and logs nothing more of a 4xx", async (t) => {
  const errors = [{ pointer: "/a", detail: "b" }];
  const error = new HttpError(422, "No.", { errors, headers: { "X-More": "1" }, cause: new Error("Secret") });
  const { response, requestId, log } = await invoke(failing(error), gateways.rest());
  const expected = problem(422, "Unprocessable content", "No.", requestId, errors);
  t.deepEqual(response, { ...expected, headers: { ...expected.headers, "X-More": "1" } });
  t.false("error" in log);
});

test.serial("logs of a 5xx the error, its stack and the chain of its causes", async (t) => {
  class Odd extends Error {
    override name = "Odd";
    body = "Secret";
  }
  const cause = new Odd("root");
  const error = new TypeError("outer", { cause });
  const { response, requestId, log } = await invoke(failing(error), gateways.http());
  t.deepEqual(response, failed(requestId));
  t.deepEqual(log.error, {
    name: "TypeError",
    message: "outer",
    stack: error.stack,
    cause: { name: "Odd", message: "root", stack: cause.stack },
  });
});

test.serial("logs thrown values that are not errors, and causes in a circle", async (t) => {
  const circle = new Error("circle");
  circle.cause = circle;
  for (const thrown of [circle, "text", undefined, null, { message: "Secret" }]) {
    const { response, log } = await invoke(failing(thrown), gateways.http());
    t.is(response.statusCode, 500);
    t.true("error" in log);
    t.notRegex(JSON.stringify(log), /Secret/);
  }
});

test.serial("answers an event of no gateway with a 500, not with a failed invocation", async (t) => {
  for (const event of [null, {}, { version: "2.0" }]) {
    const { response } = await invoke(respond({ status: 200 }), event);
    t.is(response.statusCode, 500);
  }
});

test.serial("behind a REST API a page may read every header of an answer", async (t) => {
  process.env.CORS_ORIGIN = "https://app.acme.io";
  const { endpoint } = await import("../../../handlers/http/endpoint.ts?cors" as string);
  delete process.env.CORS_ORIGIN;
  const headers = { ETag: '"1"', "X-Total": "7", "access-control-allow-origin": "https://evil.example" };
  const handler: Handler = endpoint(async () => ({ status: 200, headers }));
  t.deepEqual((await handler(...raw())).headers, {
    ETag: '"1"',
    "X-Total": "7",
    "Access-Control-Allow-Origin": "https://app.acme.io",
    "Access-Control-Expose-Headers": "ETag,X-Total,access-control-allow-origin",
  });
});

test.serial("hands the operation the request and its caller", async (t) => {
  let seen: ApiRequest | undefined;
  const handler = endpoint(async (request) => {
    seen = request;
    return { status: 200 };
  });
  const { requestId } = await invoke(handler, gateways.http({ principal: arn, userId: "ada" }));
  t.is(seen?.id, requestId);
  t.is(seen?.route, "/v1/users/{userId}");
  t.like(seen?.caller, { id: arn, identity: ["iam", arn], arn });
});

test.serial("does not start without the name of its operation", async (t) => {
  delete process.env.OPERATION;
  const again = "../../../handlers/http/endpoint.ts?again";
  await t.throwsAsync(import(again), {
    message: "Expected the environment variable `OPERATION`, got none. Set it in the function's environment.",
  });
});
