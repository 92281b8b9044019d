// Generates tables of fields.
import * as fc from "fast-check";
import { fieldFaults } from "../../components/fields/field-faults.ts";
import { isUnique } from "../../handlers/user/claims.ts";
import type { Field, Fields } from "../../handlers/user/fields.ts";
import { type Format, formats } from "../../handlers/user/formats.ts";
import { parseUserInput } from "../../handlers/user/user-input.ts";
import { goodInputs } from "./random-inputs.ts";

const {
  boolean,
  constant,
  constantFrom,
  double,
  integer,
  maxSafeInteger,
  oneof,
  option,
  record,
  string,
  tuple,
} = fc;

/** Names that mean something in JavaScript, in an expression of DynamoDB or in the handlers' own placeholders. */
const fieldName = oneof(
  constantFrom("firstName", "lastName", "name", "status", "role", "size", "order", "constructor", "toString"),
  constantFrom(
    "hasOwnProperty",
    "valueOf",
    "toJSON",
    "then",
    "f0",
    "version",
    "requestId",
    "now",
    "one",
    "two",
    "versionWas",
  ),
  fc
    .stringMatching(/^[a-z][a-zA-Z0-9]{0,9}$/)
    .filter((name) => !["id", "createdAt", "updatedAt"].includes(name)),
);

const orNone = <T>(arbitrary: fc.Arbitrary<T>) => option(arbitrary, { nil: undefined });
const text = string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map(
  (each) => `x${each.replace(/\p{Cc}/gu, "")}y`,
);
const shared = { required: orNone(boolean()) };

/** Patterns for which texts are easy to generate. */
const patterns = ["^[A-Z]{2}$", "[0-9]", "^(?:a|b)+$", "^[^@]*$", "\\x41|é", "^\\+?[0-9 ]+$"];

const stringField = oneof(
  record({
    ...shared,
    minLength: orNone(integer({ min: 0, max: 5 })),
    maxLength: orNone(integer({ min: 1, max: 120 })),
  }),
  record({
    ...shared,
    format: constantFrom(...(Object.keys(formats) as Format[])),
    whenAbsent: orNone(constantFrom("", "none")),
  }),
  record({ ...shared, pattern: constantFrom(...patterns), whenAbsent: orNone(text) }),
  record({ ...shared, values: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }) }),
);

const storable = oneof(
  integer({ min: -1000, max: 1000 }),
  double({ noNaN: true, min: -1e12, max: 1e12 }).filter((size) => size === 0 || Math.abs(size) >= 1e-130),
  constantFrom(0, 0.5, 1e-130, -1e-130, 9e125, 1e21),
);
const numberField = oneof(
  record({
    ...shared,
    type: constant("integer" as const),
    minimum: orNone(maxSafeInteger()),
    maximum: orNone(maxSafeInteger()),
  }),
  record({
    ...shared,
    type: constant("number" as const),
    minimum: orNone(storable),
    maximum: orNone(storable),
    whenAbsent: orNone(storable),
  }),
);
const booleanField = record({ ...shared, type: constant("boolean" as const), whenAbsent: orNone(boolean()) });

/** Generates fields. A property that is `undefined` is left out, as in JSON. */
const field = oneof(stringField, numberField, booleanField).map(
  (each): Field => JSON.parse(JSON.stringify(each)),
);

/** Generates tables of one to six fields that the component accepts. */
export const tablesOfFields: fc.Arbitrary<Fields> = fc
  .uniqueArray(tuple(fieldName, field), { minLength: 1, maxLength: 6, selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries))
  .filter((fields) => fieldFaults(fields).length === 0);

/** Generates the way in which users are found by a field: mostly `unique` or `index`, if its type allows that. */
const finding = tuple(constantFrom("unique", "unique", "index", "none"), orNone(boolean()), boolean());

/** Generates tables of fields that the component accepts, with at least one unique field. */
export const foundFields: fc.Arbitrary<Fields> = tuple(
  tablesOfFields,
  fc.array(finding, { minLength: 6, maxLength: 6 }),
)
  .map(([fields, findings]) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, each], index) => [
        name,
        found(each, findings[index] ?? ["none", undefined, false]),
      ]),
    ),
  )
  .filter((fields) => Object.values(fields).some(isUnique) && fieldFaults(fields).length === 0);

function found(
  each: Field,
  [by, ignoreCase, byUpdate]: typeof finding extends fc.Arbitrary<infer T> ? T : never,
): Field {
  const isText = each.type === undefined || each.type === "string";
  if (by === "unique" && isText)
    return { ...each, unique: true, ...(ignoreCase !== undefined && { ignoreCase }) };
  if (by === "unique" && each.type === "integer") return { ...each, unique: true };
  if (by === "index" && each.type !== "boolean")
    return { ...each, index: byUpdate ? { sort: "updatedAt" } : true };
  return each;
}

/** Returns the fields with examples, as the document needs an example for a field with a pattern. */
export function withExamples(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([name, each]): [string, Field] => [
    name,
    { ...each, required: true },
  ]);
  const [sample = {}] = fc.sample(goodInputs(Object.fromEntries(entries)), { numRuns: 1, seed: 1 });
  const examples = parseUserInput(fields, sample);
  const added = Object.entries(fields).map(([name, each]) => [name, { ...each, example: examples[name] }]);
  return Object.fromEntries(added);
}
