// Tests one value of a field: the stored form, or the fault.
import test from "ava";
import { checkValue } from "../../../handlers/user/field-value.ts";
import type { Field, FieldValue } from "../../../handlers/user/fields.ts";

const faults = (field: Field, sent: unknown) => {
  const checked = checkValue(field, sent);
  return "faults" in checked ? checked.faults : checked;
};

const accepted: [title: string, field: Field, sent: unknown, value: FieldValue][] = [
  ["an e-mail address", { format: "email" }, " ada@example.org\n", "ada@example.org"],
  [
    "a URI",
    { format: "uri" },
    "https://ada@example.org:8080/a%20b?c=d#e",
    "https://ada@example.org:8080/a%20b?c=d#e",
  ],
  ["a leap day", { format: "date" }, "2000-02-29", "2000-02-29"],
  [
    "a time with an offset",
    { format: "date-time" },
    "2026-03-01T12:00:00.5+01:30",
    "2026-03-01T12:00:00.5+01:30",
  ],
  [
    "a UUID in capitals",
    { format: "uuid" },
    "F6C0ED40-4A1B-4D2E-9B0A-3A2F8F5B0F3C",
    "F6C0ED40-4A1B-4D2E-9B0A-3A2F8F5B0F3C",
  ],
  ["a match somewhere", { pattern: "[0-9]" }, "a1b", "a1b"],
  ["one of the values, trimmed", { values: ["free", "team"] }, " team ", "team"],
  ["no text where that may be", { minLength: 0 }, "  ", ""],
  ["false", { type: "boolean" }, false, false],
  ["the greatest integer", { type: "integer" }, 9007199254740991, 9007199254740991],
  ["an integer written as a fraction", { type: "integer" }, JSON.parse("1.0e2"), 100],
  ["0 for -0", { type: "number" }, -0, 0],
  ["0 for -0 of an integer", { type: "integer" }, -0, 0],
  ["the smallest number", { type: "number" }, -1e-130, -1e-130],
  ["a great number", { type: "number" }, 9e125, 9e125],
  ["the edges of a range", { type: "number", minimum: 0.5, maximum: 1.5 }, 1.5, 1.5],
];

for (const [title, field, sent, value] of accepted) {
  test(`takes ${title}`, (t) => t.deepEqual(checkValue(field, sent), { value }));
}

const email = "Expected an e-mail address, got something else.";
const storable = "Expected 0, or a number from 1e-130 to less than 1e+126 in size, got another.";

const refused: [title: string, field: Field, sent: unknown, faults: string[]][] = [
  ["half an e-mail address", { format: "email" }, "ada@", [email]],
  ["an e-mail address without a dot", { format: "email" }, "ada@localhost", [email]],
  ["a path for a URI", { format: "uri" }, "/a", ["Expected a URI with its scheme, got something else."]],
  [
    "a day that there is not",
    { format: "date" },
    "2023-02-29",
    ["Expected a date such as 1815-12-10, got something else."],
  ],
  [
    "a time without a zone",
    { format: "date-time" },
    "2026-03-01T12:00:00",
    ["Expected a time such as 1815-12-10T12:00:00Z, got something else."],
  ],
  [
    "a UUID in braces",
    { format: "uuid" },
    "{f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c}",
    ["Expected a UUID, got something else."],
  ],
  ["no match", { pattern: "^[A-Z]{2}$" }, "de", ["Expected a match of ^[A-Z]{2}$, got something else."]],
  [
    "a length and a pattern at once",
    { pattern: "a", maxLength: 1 },
    "bb",
    [
      "Expected 1 character without the white space around them, got 2.",
      "Expected a match of a, got something else.",
    ],
  ],
  [
    "another value",
    { values: ["free", "team"] },
    "Free",
    ['Expected one of "free", "team", got something else.'],
  ],
  ["no value", { values: ["free"] }, "", ['Expected one of "free", got something else.']],
  [
    "a text of another length",
    { minLength: 2, maxLength: 2 },
    "a",
    ["Expected 2 characters without the white space around them, got 1."],
  ],
  ["nothing", { type: "integer" }, undefined, ["Expected an integer, got nothing."]],
  ["null", { type: "boolean" }, null, ["Expected true or false, got null."]],
  ["a text for a truth", { type: "boolean" }, "true", ["Expected true or false, got a string."]],
  ["a text for a number", { type: "number" }, "1", ["Expected a number, got a string."]],
  ["a fraction for an integer", { type: "integer" }, 0.5, ["Expected an integer, got a fraction."]],
  [
    "an integer that is not exact",
    { type: "integer" },
    2 ** 53,
    ["Expected an integer up to 9007199254740991, got a larger one."],
  ],
  [
    "less than the minimum",
    { type: "integer", minimum: 18 },
    17,
    ["Expected an integer from 18 on, got a smaller one."],
  ],
  [
    "more than the maximum",
    { type: "number", maximum: 0.5 },
    1,
    ["Expected a number up to 0.5, got a larger one."],
  ],
  ["1e400, which JSON can say", { type: "number" }, JSON.parse("1e400"), [storable]],
  [
    "1e400 for an integer",
    { type: "integer" },
    JSON.parse("-1e400"),
    ["Expected an integer from -9007199254740991 on, got a smaller one."],
  ],
  ["1e-200, which DynamoDB cannot hold", { type: "number" }, 1e-200, [storable]],
  ["1e126, which DynamoDB cannot hold", { type: "number" }, -1e126, [storable]],
];

for (const [title, field, sent, expected] of refused) {
  test(`refuses ${title}`, (t) => t.deepEqual(faults(field, sent), expected));
}
