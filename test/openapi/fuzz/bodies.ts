// Generates bodies: inputs, nearly inputs, and bytes that are no input at all.
import * as fc from "fast-check";
import type { Fields } from "../../../handlers/user/fields.ts";
import { anyInputs, goodInputs } from "../../helpers/random-inputs.ts";
import { findable, wantedInputs } from "./wanted-inputs.ts";

const { constantFrom, oneof, string, nat, integer, boolean } = fc;

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

const deep = fc
  .tuple(constantFrom("[", '{"a":', '{"__proto__":'), integer({ min: 1, max: 20_000 }), boolean())
  .map(
    ([open, depth, closed]) =>
      `${open.repeat(depth)}${closed ? `1${(open === "[" ? "]" : "}").repeat(depth)}` : ""}`,
  );
// The limit is 16,384 bytes.
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

/** Generates bodies for users with these fields. Every other one is accepted, mostly. */
export function bodyOf(fields: Fields): fc.Arbitrary<Buffer> {
  const good = goodInputs(fields).map((value) => JSON.stringify(value));
  const strange = fc.tuple(anyInputs(fields), strangeKey, fc.jsonValue()).map(([user, key, value]) =>
    JSON.stringify(user)
      .replace(/^\{(?!\})/, () => `{${JSON.stringify(key)}:${JSON.stringify(value)},`)
      // JSON allows numbers that JavaScript cannot represent.
      .replace("1e+300", "1e400")
      .replace("5e-324", "-0"),
  );
  const none = oneof(fc.json(), string(), deep, large, odd);
  const wanted = wantedInputs(fields).map((value) => Buffer.from(JSON.stringify(value)));
  return oneof(
    { weight: findable(fields).length > 0 ? 24 : 0, arbitrary: wanted },
    { weight: 6, arbitrary: good.map((value) => Buffer.from(value)) },
    { weight: 4, arbitrary: strange.map((value) => Buffer.from(value)) },
    { weight: 1, arbitrary: none.map((value) => Buffer.from(value)) },
    { weight: 1, arbitrary: bytesOf(good) },
  );
}

/** Generates merge patches: some fields of an input, and `null` for others. */
export function patchOf(fields: Fields): fc.Arbitrary<Buffer> {
  const kept = fc.array(constantFrom("set", "remove", "leave"), { minLength: 6, maxLength: 6 });
  const inputs =
    findable(fields).length > 0 ? oneof(goodInputs(fields), wantedInputs(fields)) : goodInputs(fields);
  return fc.tuple(inputs, kept).map(([input, what]) => {
    const entries = Object.keys(fields).flatMap((name, index) => {
      if (what[index % 6] === "leave" || (what[index % 6] === "set" && !Object.hasOwn(input, name)))
        return [];
      return [[name, what[index % 6] === "set" ? input[name] : null]];
    });
    return Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  });
}

/** Generates bytes that are not UTF-8, and text that looks like something else. */
function bytesOf(good: fc.Arbitrary<string>): fc.Arbitrary<Buffer> {
  return oneof(
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc.tuple(good, nat(), integer({ min: 128, max: 255 })).map(([user, place, byte]) => {
      const broken = Buffer.from(user);
      broken[place % broken.length] = byte;
      return broken;
    }),
    good.map((user) => Buffer.from(user, "utf16le")),
  );
}
