// Generates inputs that a table of fields accepts, nearly accepts or refuses.
import * as fc from "fast-check";
import { checkValue } from "../../handlers/user/field-value.ts";
import {
  type Field,
  type Fields,
  type FieldValue,
  lengthsOf,
  type NumberField,
  type StringField,
} from "../../handlers/user/fields.ts";
import { formats } from "../../handlers/user/formats.ts";

const { array, boolean, constant, constantFrom, double, integer, maxSafeInteger, oneof, string, tuple } = fc;

/** Generates inputs that the table accepts. */
export function goodInputs(fields: Fields): fc.Arbitrary<Record<string, FieldValue>> {
  return inputsOf(fields, (each) => goodValues(each));
}

/** Generates inputs whose values are mostly just inside or just outside a rule. */
export function anyInputs(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  return inputsOf(fields, (each) =>
    oneof(
      { weight: 6, arbitrary: goodValues(each) as fc.Arbitrary<unknown> },
      { weight: 4, arbitrary: nearlyGood(each) },
      fc.jsonValue(),
    ),
  );
}

function inputsOf<T>(
  fields: Fields,
  valuesOf: (field: Field) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> {
  const arbitraries = Object.entries(fields).map(([name, each]) => {
    const values = valuesOf(each).map((value): [string, T][] => [[name, value]]);
    const isOptional = each.required === false;
    return isOptional ? oneof(values, constant<[string, T][]>([])) : values;
  });
  return tuple(...arbitraries).map((entries) => Object.fromEntries(entries.flat()));
}

function goodValues(field: Field): fc.Arbitrary<FieldValue> {
  const accepts = (value: FieldValue) => "value" in checkValue(field, value);
  switch (field.type) {
    case "boolean":
      return boolean();
    case "integer":
      return integersOf(field);
    case "number":
      return doublesOf(field).filter(accepts);
    default:
      return textsOf(field).filter(accepts);
  }
}

function integersOf({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: NumberField) {
  return oneof(
    maxSafeInteger().map((n) => Math.min(Math.max(n, minimum), maximum)),
    constantFrom(minimum, maximum),
  );
}

function doublesOf({ minimum = -9e125, maximum = 9e125 }: NumberField) {
  return oneof(double({ noNaN: true, min: minimum, max: maximum }), constantFrom(minimum, maximum));
}

function textsOf(field: StringField): fc.Arbitrary<string> {
  const space = constantFrom("", "", "", " ", "\t", "\u00a0\n", "\ufeff");
  const [min, max] = lengthsOf(field);
  const plain = string({
    unit: "grapheme",
    minLength: Math.max(min, 1),
    maxLength: Math.max(min, Math.min(max, 12)),
  });
  return tuple(space, coreOf(field, plain), space).map((parts) => parts.join(""));
}

function coreOf({ values, format, pattern }: StringField, plain: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (values) return constantFrom(...values);
  const source = format ? formats[format].pattern : pattern;
  // Repetitions are made shorter, as most texts would be too long otherwise.
  return source
    ? fc.stringMatching(new RegExp(source.replaceAll("{0,61}", "{0,3}"), "u"), { size: "xsmall" })
    : plain;
}

function nearlyGood(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case "boolean":
      return constantFrom<unknown[]>("true", 0, 1, null);
    case "integer":
    case "number": {
      const edges = [field.minimum ?? 0, field.maximum ?? 0].flatMap((n) => [
        n,
        n - 1,
        n + 1,
        n * (1 + 2 ** -52),
      ]);
      return constantFrom<unknown[]>(
        ...edges,
        -0,
        0.5,
        1e-131,
        -1e-130,
        2 ** 53,
        -(2 ** 53),
        1e126,
        9e125,
        1e300,
        5e-324,
        "1",
      );
    }
    default: {
      const [min, max] = lengthsOf(field);
      const repeated = tuple(
        constantFrom("😀", "é", "a", "\u{10ffff}"),
        constantFrom(min - 1, min, max, max + 1),
      ).map(([unit, times]) => unit.repeat(Math.max(times, 0)));
      return oneof(repeated, textsOf(field), nastyText);
    }
  }
}

/** Any code points; `string({ unit: "binary" })` takes most of a second to list all of them first. */
const anyText = array(oneof(integer({ min: 0, max: 0xd7ff }), integer({ min: 0xe000, max: 0x10ffff })), {
  maxLength: 8,
}).map((codePoints) => String.fromCodePoint(...codePoints));

/** Generates texts with every kind of character that is not allowed, or that a careless rule would refuse. */
export const nastyText = oneof(
  anyText,
  string({
    unit: constantFrom(
      " ",
      "\t",
      "\n",
      "\u00a0",
      "\ufeff",
      "\u2028",
      "\u0085",
      "\0",
      "\u007f",
      "\u200b",
      "\u202e",
      "e\u0301",
      "x",
      "😀",
    ),
    maxLength: 6,
  }),
  constantFrom(
    "",
    " ",
    "\ud83d",
    "\udc00a",
    "__proto__",
    "null",
    "2024-02-30",
    "2023-02-29",
    "a@b",
    "http://[",
    "A:",
  ),
);
