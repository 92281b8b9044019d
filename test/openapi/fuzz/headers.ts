// Generates header lines, with and without a meaning for the API.
import * as fc from "fast-check";

const { constantFrom, oneof, string, integer } = fc;

/** Generates text of the characters that a header's value may have. */
export const latin1 = string({
  unit: integer({ min: 0x20, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
});

/** Generates headers that describe a request's body. */
export const contentType = constantFrom(
  undefined,
  "application/json",
  "application/x-www-form-urlencoded",
  "text/plain;charset=utf-16",
  "application/octet-stream",
  "nonsense",
);

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
export const headers = fc
  .array(fc.tuple(headerName, headerValue), { maxLength: 6 })
  .chain((list) => fc.boolean().map((twice): [string, string][] => (twice ? [...list, ...list] : list)));
