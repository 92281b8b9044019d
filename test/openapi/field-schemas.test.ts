// Tests fields in the document: the exact schemas that generators read, and the verdicts of schemas that express a rule in another way.
import test from "ava";
import { Conformance } from "../../commands/smoke/conformance.ts";
import { readFields } from "../../handlers/table/attributes.ts";
import type { Field, Fields } from "../../handlers/user/fields.ts";
import { formats } from "../../handlers/user/formats.ts";
import { parseUserInput } from "../../handlers/user/user-input.ts";
import { createDocument } from "../../openapi/document.ts";
import { anyText, inputSchemaOf, shownSchemaOf } from "../../openapi/field-schemas.ts";
import { createSchemas } from "../../openapi/schemas.ts";
import { routes } from "../helpers/routes.ts";

/** Returns the verdicts of both schemas of a field. */
const schemasOf = (field: Field) => ({ input: inputSchemaOf(field), shown: shownSchemaOf(field) });

test("a number is a double between closed bounds, and what is too near to 0 stands under `not`", (t) => {
  const nearZero = { minimum: -9.999999999999999e-131, maximum: 9.999999999999999e-131, not: { const: 0 } };
  t.deepEqual(schemasOf({ type: "number", description: "In euros" }), {
    input: {
      type: "number",
      format: "double",
      minimum: -9.999999999999998e125,
      maximum: 9.999999999999998e125,
      not: nearZero,
      description: "In euros",
    },
    shown: { type: "number", format: "double", description: "In euros" },
  });
  const bounds = { minimum: 0.5, maximum: 9.75 };
  t.deepEqual(inputSchemaOf({ type: "number", ...bounds }), { type: "number", format: "double", ...bounds });
});

test("an integer is one of 64 bits where it may exceed 32", (t) => {
  const formatsOf = (field: Field) => Object.values(schemasOf(field)).map(({ format }) => format);
  const [least, most] = [-(2 ** 31), 2 ** 31 - 1];
  t.deepEqual(formatsOf({ type: "integer" }), ["int64", "int64"]);
  t.deepEqual(formatsOf({ type: "integer", minimum: least, maximum: most }), [undefined, undefined]);
  t.deepEqual(formatsOf({ type: "integer", minimum: least - 1, maximum: most }), ["int64", "int64"]);
  t.deepEqual(formatsOf({ type: "integer", minimum: least, maximum: most + 1 }), ["int64", "int64"]);
  const absent = { type: "integer", minimum: 0, maximum: 9, whenAbsent: most + 1 } as const;
  t.deepEqual(formatsOf(absent), ["int64", "int64"]);
});

test("a text has one type and one pattern, whatever its rules", (t) => {
  const lengths = { minLength: 1, maxLength: 100 };
  const { pattern: ofDate } = formats.date;
  t.deepEqual(inputSchemaOf({}), { type: "string", ...lengths, pattern: anyText });
  t.deepEqual(inputSchemaOf({ values: ["a", "b"] }), { type: "string", enum: ["a", "b"] });
  t.deepEqual(inputSchemaOf({ format: "date" }), {
    type: "string",
    format: "date",
    ...lengths,
    pattern: ofDate,
  });
  t.deepEqual(inputSchemaOf({ pattern: "^[A-Z]{2}$" }), {
    type: "string",
    ...lengths,
    pattern: "^[A-Z]{2}$",
    not: { not: { pattern: anyText } },
  });
  t.deepEqual(inputSchemaOf({ format: "date", pattern: "^18" }), {
    type: "string",
    format: "date",
    ...lengths,
    pattern: ofDate,
    not: { not: { pattern: "^18" } },
  });
});

test("a user shows a text with its format, unless `whenAbsent` is not of it", (t) => {
  t.deepEqual(shownSchemaOf({ format: "email" }), { type: "string", format: "email" });
  t.deepEqual(shownSchemaOf({ format: "date", whenAbsent: "1815-12-10" }), {
    type: "string",
    format: "date",
  });
  t.deepEqual(shownSchemaOf({ format: "email", whenAbsent: "" }), { type: "string" });
  t.deepEqual(shownSchemaOf({ values: ["a"], whenAbsent: "b" }), { type: "string" });
  t.deepEqual(shownSchemaOf({ type: "boolean" }), { type: "boolean" });
});

test("a stored text that is not of its format is shown as it is stored, and the document says so", (t) => {
  const fields: Fields = { birthDate: { format: "date", example: "1815-12-10" } };
  t.deepEqual(readFields(fields, { birthDate: { S: "soon" } }), { birthDate: "soon" });
  const { User } = createSchemas(fields);
  t.like(User, { properties: { birthDate: { type: "string", format: "date" } } });
  t.regex(String(User.description), /are shown as they are, even in another format\.$/);
});

const sizes = [
  ...[0, 1, 0.1, 1.5, 1234567.891, 2 ** 31, 3_000_000_000, 2 ** 53 - 1, 2 ** 53, 1e21, 1e100],
  ...[9.999999999999998e125, 1e126, 1e127, Number.MAX_VALUE],
  ...[1e-130, 9.999999999999999e-131, 1e-131, 1e-300, Number.MIN_VALUE],
];
const numbers = [...sizes, ...sizes.map((size) => -size)];
const bounded: Fields = {
  any: { type: "number" },
  fromZero: { type: "number", minimum: 0 },
  toZero: { type: "number", maximum: 0 },
  around: { type: "number", minimum: -1e-130, maximum: 1e-130 },
  positive: { type: "number", minimum: 1e-130 },
  negative: { type: "number", maximum: -1e-130 },
  between: { type: "number", minimum: 0.5, maximum: 9e125 },
  whole: { type: "integer" },
  wholeFrom: { type: "integer", minimum: -1, maximum: 2 ** 31 },
};

for (const [name, field] of Object.entries(bounded)) {
  test(`the document takes the numbers that validation takes: ${JSON.stringify(field)}`, (t) => {
    const fields = { [name]: field };
    const conformance = new Conformance(createDocument(routes, fields));
    const isTaken = (value: number) => {
      try {
        return parseUserInput(fields, { [name]: value })[name] === value;
      } catch {
        return false;
      }
    };
    const isStated = (value: number) => conformance.inputFaults({ [name]: value }).length === 0;
    t.deepEqual(numbers.filter(isStated), numbers.filter(isTaken));
    t.true(numbers.some(isTaken) && !numbers.every(isTaken));
  });
}
