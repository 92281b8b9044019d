// Tests the events and answers that `--verbose` prints.
import test from "ava";
import { describeExchange } from "../../src/command/describe-exchange.ts";
import { describeRequest } from "../../src/command/describe-request.ts";

const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

test("shows the event and the answer, without credentials", (t) => {
  const event = {
    rawQueryString: "limit=1&access_token=abc&X-Amz-Signature=def",
    cookies: ["session=1"],
    headers: { Authorization: "Bearer abc", "x-api-key": "k", "x-other": `a ${token} b`, accept: "*/*" },
    queryStringParameters: { limit: "1", access_token: "abc" },
    requestContext: { authorizer: { jwt: { claims: { sub: "ada" }, scopes: null } }, timeEpoch: 1 },
  };
  const answer = { statusCode: 200, headers: { "Set-Cookie": "session=1" }, body: '{"id":"1"}' };
  t.is(
    describeExchange({ event, answer }),
    [
      'event  {"rawQueryString":"limit=1&access_token=…&X-Amz-Signature=…","cookies":"…",' +
        '"headers":{"Authorization":"…","x-api-key":"…","x-other":"a … b","accept":"*/*"},' +
        '"queryStringParameters":{"limit":"1","access_token":"…"},' +
        '"requestContext":{"authorizer":{"jwt":{"claims":{"sub":"ada"},"scopes":null}},"timeEpoch":1}}',
      'answer {"statusCode":200,"headers":{"Set-Cookie":"…"},"body":"{\\"id\\":\\"1\\"}"}',
    ].join("\n"),
  );
});

test("cuts long texts, and has no line for a missing answer", (t) => {
  t.is(
    describeExchange({ event: { body: "a".repeat(201) } }),
    `event  {"body":"${"a".repeat(200)}… (201 characters)"}`,
  );
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`name${index}`, index]));
  const text = describeExchange({ event: many });
  t.regex(text, /^event {2}\{.{1999}… \(\d{4} characters\)$/);
});

test("the exchange is below a request's line when it is asked for, before the function's output", (t) => {
  const line = { method: "GET", path: "/x", status: 200, durationMs: 1, functionName: "x-1", log: "printed" };
  const exchange = { event: { a: 1 }, answer: "b" };
  t.is(describeRequest({ ...line, exchange }, false), "GET    /x 200 1 ms x-1");
  t.is(
    describeRequest({ ...line, exchange }, true),
    'GET    /x 200 1 ms x-1\n    event  {"a":1}\n    answer "b"\n    printed',
  );
});
