// Tests the check of `fields`: the accepted fields, and the messages for the others.
import test from "ava";
import { commonPattern } from "../../../components/fields/common-pattern.ts";
import { fieldFaults } from "../../../components/fields/field-faults.ts";
import { fieldsVariable } from "../../../components/fields/fields-variable.ts";
import { defaultFields, type Fields } from "../../../handlers/user/fields.ts";

const accepted: Record<string, Fields> = {
  "the default": defaultFields,
  "fields of every kind": {
    email: { format: "email", maxLength: 254, example: "a@b.org", description: "Where to write to." },
    birthDate: { format: "date", required: false },
    newsletter: { type: "boolean", required: false, whenAbsent: false },
    plan: { values: ["free", "team"], example: "team", whenAbsent: "unknown" },
    age: { type: "integer", minimum: 0, maximum: 150, whenAbsent: 0 },
    balance: { type: "number", minimum: -1e125, example: 1e-130 },
    code: { pattern: "^[A-Z]{2}$", example: "DE" },
  },
  "names that mean something elsewhere": {
    constructor: {},
    toString: {},
    name: {},
    status: {},
    role: {},
    size: {},
  },
  "a text that may be empty": { note: { minLength: 0 } },
};

for (const [title, fields] of Object.entries(accepted)) {
  test(`takes ${title}`, (t) => t.deepEqual(fieldFaults(fields), []));
}

const refused: Record<string, [fields: unknown, faults: string[]]> = {
  "what is no object": [[], ["Expected `fields` to be an object such as { email: {} }, got []."]],
  "no field at all": [{}, ["Expected `fields` to be 1 to 100 fields, got 0."]],
  "names that every user has": [
    { id: {}, createdAt: {} },
    [
      "Expected another name than `id` in `fields`, as every user has that property already.",
      "Expected another name than `createdAt` in `fields`, as every user has that property already.",
    ],
  ],
  "names that are not in camelCase": [
    { "first-name": {}, _version: {}, Name: {} },
    ["first-name", "_version", "Name"].map(
      (name) =>
        `Expected the names in \`fields\` to be in camelCase, with 1 to 64 letters and digits, got "${name}".`,
    ),
  ],
  "a field that is no object": [
    { a: "string" },
    ['Expected `fields.a` to be an object such as {}, got "string".'],
  ],
  "an unknown type": [
    { a: { type: "date" } },
    ['Expected `fields.a.type` to be one of string, integer, number, boolean, got "date".'],
  ],
  "a type that every object has": [
    { a: { type: "constructor" } },
    ['Expected `fields.a.type` to be one of string, integer, number, boolean, got "constructor".'],
  ],
  "a property of another type": [
    { a: { type: "boolean", maxLength: 3 } },
    [
      "Unknown property `fields.a.maxLength`. A field of type boolean may have type, required, description, example, whenAbsent.",
    ],
  ],
  "values of the wrong kind, all at once": [
    {
      a: {
        required: "no",
        minLength: -1,
        maxLength: 1.5,
        format: "phone",
        pattern: "\\d",
        values: [" a"],
        whenAbsent: 1,
      },
    },
    [
      'Expected `fields.a.required` to be true or false, got "no".',
      "Expected `fields.a.whenAbsent` to be a string, got 1.",
      "Expected `fields.a.minLength` to be an integer from 0 to 16384, got -1.",
      "Expected `fields.a.maxLength` to be an integer from 1 to 16384, got 1.5.",
      'Expected `fields.a.format` to be one of email, uri, date, date-time, uuid, got "phone".',
      `Expected \`fields.a.pattern\` to be ${commonPattern}, got "\\\\d".`,
      'Expected `fields.a.values` to be a list of different texts, each trimmed and without control characters, got [" a"].',
    ],
  ],
  "numbers that cannot be stored": [
    { a: { type: "number", minimum: 1e-200 }, b: { type: "integer", maximum: 2 ** 53 } },
    [
      "Expected `fields.a.minimum` to be 0, or a number from 1e-130 to less than 1e126 in size, got 1e-200.",
      "Expected `fields.b.maximum` to be an integer that a double holds exactly, got 9007199254740992.",
    ],
  ],
  contradictions: [
    {
      a: { minLength: 3, maxLength: 2 },
      b: { type: "integer", minimum: 2, maximum: 1 },
      c: { values: ["x"], maxLength: 3, format: "email" },
      d: { minLength: 101 },
    },
    [
      "Expected `fields.a.minLength` to be at most 2, its `maxLength`, got 3.",
      "Expected `fields.b.minimum` to be at most 1, got 2.",
      "Expected `fields.c` to have either `values` or other rules, got maxLength, format too.",
      "Expected `fields.d.minLength` to be at most 100, its `maxLength`, got 101.",
    ],
  ],
  "examples that would be refused": [
    { a: { format: "email", example: "ada" }, b: { example: " x" } },
    [
      'Expected `fields.a.example` to be accepted, got "ada": Expected an e-mail address, got something else.',
      'Expected `fields.b.example` to be accepted, got " x": Expected no white space around it.',
    ],
  ],
};

for (const [title, [fields, faults]] of Object.entries(refused)) {
  test(`refuses ${title}`, (t) => t.deepEqual(fieldFaults(fields), faults));
}

test("refuses texts that do not fit a body together, and takes those that just do", (t) => {
  // {"a":"…"} with four bytes a character.
  const fits = (16_384 - '{"a":""}'.length) / 4;
  t.deepEqual(fieldFaults({ a: { maxLength: fits } }), []);
  t.deepEqual(fieldFaults({ a: { maxLength: fits + 1 } }), [
    "Expected the longest JSON of all `fields` to fit a body of 16384 bytes, got 16388. Give texts a shorter `maxLength`.",
  ]);
});

test("refuses fields that the functions' environment cannot hold", (t) => {
  const values = Array.from({ length: 400 }, (_, index) => `value ${index}`);
  const fields = { a: { values } };
  const bytes = fieldsVariable(fields).length;
  t.true(bytes > 3_400);
  t.deepEqual(fieldFaults(fields), [
    "Expected `fields` to take at most 3400 bytes as JSON without descriptions and examples, so that the functions' environment holds them, " +
      `got ${bytes}. Remove some fields, or shorten patterns and values.`,
  ]);
});

test("refuses more than 100 fields", (t) => {
  const of = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, { type: "boolean" }]));
  t.deepEqual(fieldFaults(of(100)), []);
  t.deepEqual(fieldFaults(of(101)), ["Expected `fields` to be 1 to 100 fields, got 101."]);
});

test("the functions get the fields without what only the document needs", (t) => {
  t.is(
    fieldsVariable({
      email: { format: "email", example: "a@b.org", description: "Where to write to.", whenAbsent: "" },
    }),
    '{"email":{"format":"email","whenAbsent":""}}',
  );
});
