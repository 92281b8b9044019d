// Tests requests that are read from events: the payloads of both gateways give the same request.

import test from "ava";
import { HttpError } from "../../../handlers/http/http-error.ts";
import { readRequest } from "../../../handlers/http/request.ts";
import { isId } from "../../../handlers/user/user-id.ts";
import { gateways, type RequestOptions } from "../../helpers/handler-events.ts";

const invocation = { id: "request", signal: new AbortController().signal };

for (const [gateway, event] of Object.entries(gateways)) {
  const request = (options: RequestOptions) => readRequest(event(options), invocation);
  const refusal = (options: RequestOptions): [number, string] => {
    try {
      request(options).json();
    } catch (error) {
      if (error instanceof HttpError) return [error.status, error.message];
    }
    throw new Error("Expected a refusal");
  };

  test(`${gateway}: reads a header in any case, and repeats as one list`, (t) => {
    const headers = { "IF-match": ['"a"', '"b"'], "idempotency-KEY": "k", Empty: "" };
    const { header } = request({ headers });
    t.is(header("If-Match"), '"a","b"');
    t.is(header("Idempotency-Key"), "k");
    t.is(header("Empty"), "");
    t.is(header("If-None-Match"), undefined);
    t.is(header("__proto__"), undefined);
    t.is(request({}).header("If-Match"), undefined);
  });

  test(`${gateway}: tells repeated query parameters from a value with a comma`, (t) => {
    const { query } = request({ query: "limit=1&limit=2&lastKey=a,b&empty=&c%6fded=%C3%A9%2B%20" });
    t.deepEqual(query("limit"), ["1", "2"]);
    t.deepEqual(query("lastKey"), ["a,b"]);
    t.deepEqual(query("empty"), [""]);
    t.deepEqual(query("coded"), ["é+ "]);
    t.deepEqual(query("other"), []);
    t.deepEqual(request({}).query("limit"), []);
  });

  test(`${gateway}: takes no parameter from what every object inherits`, (t) => {
    const { query, pathParameter } = request({ query: "limit=1", userId: "ada" });
    t.deepEqual([query("constructor"), pathParameter("constructor")], [[], ""]);
    t.deepEqual(request({ query: "constructor=1" }).query("constructor"), ["1"]);
  });

  test(`${gateway}: reads broken percent encodings in a query without failing`, (t) => {
    const { query } = request({ query: "limit=%&lastKey=%zz&%=1&a=%ff&&=&b" });
    t.deepEqual(query("limit"), ["%"]);
    t.deepEqual(query("lastKey"), ["%zz"]);
    t.deepEqual(query("a"), ["\ufffd"]);
    t.deepEqual(query("b"), [""]);
  });

  test(`${gateway}: decodes the path parameter once`, (t) => {
    for (const userId of ["a/b c", "a%2Fb", "a+b"]) {
      t.is(request({ userId }).pathParameter("userId"), userId);
    }
    t.is(request({}).pathParameter("userId"), "");
  });

  test(`${gateway}: reads JSON, sent as text or as bytes`, (t) => {
    t.deepEqual(request({ body: '{"a":"é😀"}' }).json(), { a: "é😀" });
    t.deepEqual(request({ body: Buffer.from('{"a":"é😀"}') }).json(), { a: "é😀" });
    t.deepEqual(request({ body: '\ufeff{"a":1}' }).json(), { a: 1 });
    t.deepEqual(request({ body: Buffer.from('\ufeff{"a":1}') }).json(), { a: 1 });
    t.is(request({ body: "null" }).json(), null);
  });

  test(`${gateway}: refuses a missing body`, (t) => {
    const none: [number, string] = [400, "Expected a JSON object as the body, got no body."];
    t.deepEqual(refusal({}), none);
    t.deepEqual(refusal({ body: "" }), none);
    t.deepEqual(refusal({ body: Buffer.alloc(0) }), none);
  });

  test(`${gateway}: refuses text that is not JSON, whatever it is`, (t) => {
    const bad: [number, string] = [400, "Expected a JSON object as the body, got text that is not JSON."];
    for (const body of ["{", "firstName=Ada", "{'a':1}", "undefined", " ", "[".repeat(16_000), "NaN", "\0"]) {
      t.deepEqual(refusal({ body }), bad);
    }
  });

  test(`${gateway}: refuses bytes that are not UTF-8`, (t) => {
    for (const bytes of [[0xff], [0x22, 0xc3, 0x28, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0xfe, 0xff]]) {
      t.deepEqual(refusal({ body: Buffer.from(bytes) }), [
        400,
        "Expected a JSON object in UTF-8 as the body, got bytes that are not UTF-8.",
      ]);
    }
  });

  test(`${gateway}: reads 16 KB and refuses a byte more, counted decoded`, (t) => {
    const json = (bytes: number) => `"${"é".repeat((bytes - 2) / 2)}"`;
    const large: [number, string] = [413, "Expected a body of at most 16384 bytes, got 16386."];
    for (const form of [String, Buffer.from]) {
      t.is((request({ body: form(json(16_384)) }).json() as string).length, 8_191);
      t.deepEqual(refusal({ body: form(json(16_386)) }), large);
    }
    t.is(refusal({ body: Buffer.alloc(16_385) })[0], 413);
  });

  test(`${gateway}: reads JSON nested as deep as 16 KB can be`, (t) => {
    t.true(Array.isArray(request({ body: "[".repeat(8_000) + "]".repeat(8_000) }).json()));
    t.notThrows(() => request({ body: `${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}` }).json());
  });
}

test("keeps a path parameter of a REST API that cannot be decoded", (t) => {
  for (const userId of ["%", "%ff"]) {
    const event = { ...gateways.rest(), pathParameters: { userId } };
    t.is(readRequest(event, invocation).pathParameter("userId"), userId);
  }
});

test("does not decode a path parameter that the HTTP API has decoded", (t) => {
  const event = { ...gateways.http(), pathParameters: { userId: "%41%" } };
  t.is(readRequest(event, invocation).pathParameter("userId"), "%41%");
});

test("counts an id's length in code points", (t) => {
  t.true(isId("a"));
  t.true(isId("😀".repeat(256)));
  t.false(isId("a".repeat(257)));
  t.false(isId(""));
  t.false(isId("\ud83d"));
});
