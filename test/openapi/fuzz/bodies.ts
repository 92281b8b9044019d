// Generators of bodies: users, nearly users, and what is none at all.
import * as fc from "fast-check";

const { constantFrom, oneof, record, string, nat, integer, boolean } = fc;

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
/** Every other body is one that the API takes, mostly. */
export const body = oneof(
  { weight: 3, arbitrary: goodUser.map((value) => Buffer.from(value)) },
  { weight: 3, arbitrary: badBody },
);
