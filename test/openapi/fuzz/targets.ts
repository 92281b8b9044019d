// Generates request targets: paths and queries of the API, and similar ones.
import * as fc from "fast-check";

const { constant, constantFrom, oneof, string, integer } = fc;

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
export const path = oneof(
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
export const query = oneof(
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
