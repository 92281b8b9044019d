// Generators of requests: sensible ones on users that are there, and all that a client must not do.
import * as fc from "fast-check";

/** A request before it is known which users there are. */
export type Plan =
  | { kind: "create"; body: Buffer; key: number; type: string | undefined; chunked: boolean }
  | { kind: "read"; user: number; spelling: Spelling; tag: Tag }
  | { kind: "update"; user: number; spelling: Spelling; tag: Tag; body: Buffer; type: string | undefined }
  | { kind: "delete"; user: number; spelling: Spelling; tag: Tag }
  | { kind: "list"; limit: number }
  | {
      kind: "wild";
      method: string;
      path: string;
      query: string;
      headers: [string, string][];
      body: Buffer | undefined;
    }
  | { kind: "malformed"; raw: string };

/** How an id is written in the path. */
export type Spelling = "plain" | "encoded" | "lower";
/** Which entity tags the request carries. */
export type Tag = "none" | "current" | "stale" | "any" | "weak" | "list" | "junk";

const { constant, constantFrom, oneof, record, string, nat, integer, boolean } = fc;

const text = oneof(
  { weight: 4, arbitrary: string({ unit: "grapheme", minLength: 1, maxLength: 12 }) },
  { weight: 2, arbitrary: string({ unit: "binary", maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        integer({ min: 98, max: 102 }),
        constantFrom("😀", "é", "a", "e\u0301", "\u{10ffff}"),
        constantFrom("", " ", "\t\ufeff"),
      )
      .map(([length, unit, space]) => `${space}${unit.repeat(length / [...unit].length)}${space}`),
  },
  constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0085b",
    "\u2028x\u2029",
    "x\u200b",
    "\ud83d",
    "\udc00a",
    "__proto__",
    "null",
    "\u202e",
  ),
);
const name = oneof({ weight: 8, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue() });
const goodName = string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 }).map((value) => `x${value}y`);
const strangeKey = constantFrom(
  "__proto__",
  "constructor",
  "prototype",
  "id",
  "_version",
  "createdAt",
  "toString",
  "",
);

const goodUser = record({ firstName: goodName, lastName: goodName }).map((value) => JSON.stringify(value));
const anyUser = fc
  .tuple(record({ firstName: name, lastName: name }, { requiredKeys: [] }), strangeKey, fc.jsonValue())
  .map(([user, key, value]) =>
    JSON.stringify(user).replace(/^\{(?!\})/, `{${JSON.stringify(key)}:${JSON.stringify(value)},`),
  );
const deep = fc
  .tuple(constantFrom("[", '{"a":', '{"__proto__":'), integer({ min: 1, max: 20_000 }), boolean())
  .map(
    ([open, depth, closed]) =>
      `${open.repeat(depth)}${closed ? `1${(open === "[" ? "]" : "}").repeat(depth)}` : ""}`,
  );
// Around the limit of 16,384 bytes.
const large = integer({ min: 16_300, max: 16_400 }).map((size) => {
  const start = '{"firstName":"large","lastName":"body","more":"';
  return `${start}${"x".repeat(size - start.length - 2)}"}`;
});
const odd = constantFrom(
  '{"firstName":1e400,"lastName":-0}',
  '{"firstName":"a","firstName":"b","lastName":"c"}',
  '{"firstName":"a","lastName":"b"}x',
  '\ufeff{"firstName":"a","lastName":"b"}',
  ' \r\n{"firstName":"a","lastName":"b"}\n',
  '{"__proto__":{"firstName":"a","lastName":"b"}}',
  '{"firstName":"a","lastName":"b","n":123456789012345678901234567890e9999}',
  '{"firstName":"\\ud83d","lastName":"\\u0000"}',
  "{'firstName':'a'}",
  "NaN",
  '["firstName","lastName"]',
  "firstName=a&lastName=b",
);
const bytes = oneof(
  fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  fc.tuple(goodUser, nat(), integer({ min: 128, max: 255 })).map(([user, place, byte]) => {
    const broken = Buffer.from(user);
    broken[place % broken.length] = byte;
    return broken;
  }),
  goodUser.map((user) => Buffer.from(user, "utf16le")),
);
const badBody = oneof(
  { weight: 3, arbitrary: anyUser.map((value) => Buffer.from(value)) },
  oneof(fc.json(), string(), deep, large, odd).map((value) => Buffer.from(value)),
  bytes,
);
const body = oneof(
  { weight: 3, arbitrary: goodUser.map((value) => Buffer.from(value)) },
  { weight: 3, arbitrary: badBody },
);
const type = constantFrom(
  undefined,
  "application/json",
  "application/x-www-form-urlencoded",
  "text/plain;charset=utf-16",
  "application/octet-stream",
  "nonsense",
);

const spelling = constantFrom<Spelling[]>("plain", "plain", "encoded", "lower");
const tag = constantFrom<Tag[]>(
  "none",
  "none",
  "none",
  "current",
  "current",
  "stale",
  "any",
  "weak",
  "list",
  "junk",
);
const user = nat(6);

const latin1 = string({
  unit: integer({ min: 0x20, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
});
const headerName = constantFrom(
  "Idempotency-Key",
  "If-Match",
  "If-None-Match",
  "Content-Type",
  "Authorization",
  "Cookie",
  "Accept",
  "Origin",
  "Access-Control-Request-Method",
  "Upgrade",
  "Range",
  "X-HTTP-Method-Override",
  "X-Amzn-Trace-Id",
  "X-Forwarded-For",
  "X-Forwarded-Proto",
  "__proto__",
  "constructor",
);
const headerValue = oneof(
  { weight: 3, arbitrary: latin1 },
  {
    weight: 6,
    arbitrary: constantFrom(
      "",
      "*",
      '"',
      "W/",
      '"1-0", "2-0"',
      "a,b",
      "100-continue",
      "websocket",
      "text/html;q=0.1",
      "AWS4-HMAC-SHA256 x",
      "Bearer x",
      '"'.repeat(300),
    ),
  },
  { weight: 1, arbitrary: integer({ min: 200, max: 12_000 }).map((length) => "a".repeat(length)) },
  integer({ min: 1, max: 5_000 }).map((length) => '"1-1",'.repeat(length / 6)),
);
const headers = fc
  .array(fc.tuple(headerName, headerValue), { maxLength: 6 })
  .chain((list) => fc.boolean().map((twice): [string, string][] => (twice ? [...list, ...list] : list)));

const segment = oneof(
  { weight: 3, arbitrary: string({ unit: "grapheme", maxLength: 8 }).map(encodeURIComponent) },
  constantFrom(
    "%",
    "%zz",
    "%00",
    "%2F",
    "%2e%2e",
    "..",
    ".",
    "%C0%AF",
    "%F0%9F%98%80",
    "%ED%A0%80",
    "%25",
    "%3F",
    "%23",
    ";a=b",
    "*",
    "{userId}",
    "~",
    "|",
    "\\",
    "é",
  ),
  fc
    .tuple(constantFrom("a", "%F0%9F%98%80", "%00"), integer({ min: 250, max: 260 }))
    .map(([unit, length]) => unit.repeat(length)),
  constant("a".repeat(9_000)),
);
const wildPath = oneof(
  { weight: 5, arbitrary: segment.map((each) => `/v1/users/${each}`) },
  { weight: 2, arbitrary: constant("/v1/users") },
  constantFrom(
    "",
    "/",
    "/v1/users/",
    "//v1/users",
    "/v1//users",
    "/v1/users//",
    "/V1/users",
    "/v1/users%2F",
    "/v1/%75sers",
    "/v1/./users",
    "/v1/users/a/b",
    "/v1/users/../users",
    "/v1/users#a",
  ),
  fc.array(segment, { maxLength: 4 }).map((each) => `/${each.join("/")}`),
);
const queryValue = oneof(
  string({ unit: "grapheme", maxLength: 8 }).map(encodeURIComponent),
  constantFrom(
    "1",
    "100",
    "101",
    "0",
    "-1",
    "1.0",
    "1e1",
    "05",
    "+5",
    "%205",
    "٣",
    "Infinity",
    "NaN",
    "0x10",
    "9".repeat(400),
    "",
    "%",
    "%zz",
    "%00",
    "%ED%A0%80",
    "a".repeat(257),
    "1,2",
    "[]",
  ),
);
const query = oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(
          constantFrom("limit", "lastKey", "limit[]", "LIMIT", "__proto__", "%6cimit", ""),
          queryValue,
        ),
        { maxLength: 4 },
      )
      .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join("&")),
  },
  constantFrom("limit", "?", "&&&", "=", "limit=1?lastKey=2", "limit=5;lastKey=a"),
).map((value) => (value ? `?${value}` : ""));

const wild = record({
  kind: constant("wild" as const),
  method: oneof(
    { weight: 6, arbitrary: constantFrom("GET", "POST", "PUT", "DELETE") },
    constantFrom("HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "QUERY"),
  ),
  path: wildPath,
  query,
  headers,
  body: fc.option(body, { nil: undefined }),
});

const line = oneof(
  latin1,
  constantFrom(
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Content-Length: a",
    "Transfer-Encoding: gzip",
    "Transfer-Encoding: chunked, identity",
    "no colon",
    " folded: header",
    ": nameless",
    "Bad Name: x",
    "Host: a",
  ),
);
// What a parser refuses or closes; the connection ends either way.
const malformed = fc
  .tuple(
    constantFrom(
      "GET /v1/users HTTP/1.1",
      "GET /v1/users HTTP/9.9",
      "GET /v1/users",
      "get /v1/users HTTP/1.1",
      "FOO / HTTP/1.1",
      "GET  /v1/users  HTTP/1.1",
      "GET * HTTP/1.1",
      "GET v1 HTTP/1.1",
      "GET http://other/v1/users HTTP/1.1",
      "GET /\u00e9 HTTP/1.1",
      "\u0000",
    ),
    fc.array(line, { maxLength: 3 }),
    boolean(),
  )
  .map(([first, lines, host]) => ({
    kind: "malformed" as const,
    raw: `${[first, ...(host ? ["Host: x"] : []), "Connection: close", ...lines].join("\r\n")}\r\n\r\n`,
  }));

export const plan: fc.Arbitrary<Plan> = oneof(
  {
    weight: 6,
    arbitrary: record({
      kind: constant("create" as const),
      body,
      key: integer({ min: -4, max: 3 }),
      type,
      chunked: boolean(),
    }),
  },
  { weight: 3, arbitrary: record({ kind: constant("read" as const), user, spelling, tag }) },
  { weight: 4, arbitrary: record({ kind: constant("update" as const), user, spelling, tag, body, type }) },
  { weight: 2, arbitrary: record({ kind: constant("delete" as const), user, spelling, tag }) },
  { weight: 1, arbitrary: record({ kind: constant("list" as const), limit: integer({ min: 1, max: 100 }) }) },
  { weight: 8, arbitrary: wild },
  { weight: 1, arbitrary: malformed },
);
