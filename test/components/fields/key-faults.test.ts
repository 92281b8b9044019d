// Tests unique and indexed fields: the accepted ones, and those that are refused before any resource.
import test from "ava";
import { fieldFaults } from "../../../components/fields/field-faults.ts";
import type { Fields } from "../../../handlers/user/fields.ts";

const accepted: Record<string, Fields> = {
  "unique strings and integers, required or not": {
    email: { format: "email", maxLength: 254, unique: true },
    nickname: { unique: true, required: false, ignoreCase: true, minLength: 0 },
    badge: { type: "integer", unique: true },
    plan: { values: ["free", "team"], unique: true, ignoreCase: false },
  },
  "indexes on strings, values, integers and numbers": {
    city: { index: true },
    plan: { values: ["free", "team"], index: {} },
    seats: { type: "integer", index: { sort: "updatedAt" } },
    score: { type: "number", index: { sort: "createdAt" } },
    note: { index: false, unique: false },
  },
  "keys of exactly 2,048 bytes": {
    // 4 × 511 bytes, the name and a mark.
    abc: { maxLength: 511, unique: true },
    a: { maxLength: 512, index: true },
  },
  "parameters' names of fields that users are not found by": { limit: {}, sort: {}, cursor: {}, lastKey: {} },
};

for (const [title, fields] of Object.entries(accepted)) {
  test(`takes ${title}`, (t) => t.deepEqual(fieldFaults(fields), []));
}

const named = (name: string) =>
  `Expected a field with \`unique\` or \`index\` to have another name than \`${name}\`, as a list has a query parameter of that name.`;
const tooLong = (name: string, bytes: number) =>
  `Expected \`fields.${name}\` to take at most 2048 bytes as a key, with four a character, got ${bytes}. Give it a shorter \`maxLength\`.`;

const refused: Record<string, [fields: unknown, faults: string[]]> = {
  "booleans, with the reason": [
    { a: { type: "boolean", index: true }, b: { type: "boolean", unique: true } },
    [
      "Expected no `fields.a.index` with `type: boolean`: DynamoDB takes no boolean as a key. Make it a string with two `values`.",
      "Expected no `fields.b.unique` with `type: boolean`: the API could then have only two users.",
    ],
  ],
  "unique numbers, with the reason": [
    { a: { type: "number", unique: true } },
    [
      "Expected no `fields.a.unique` with `type: number`: two numbers that look equal may differ in their last digit. Make it an integer or a string.",
    ],
  ],
  "names that a list has as parameters": [
    { limit: { index: true }, lastKey: { unique: true }, cursor: { index: true }, sort: { unique: true } },
    ["limit", "lastKey", "cursor", "sort"].map(named),
  ],
  "both on one field": [
    { a: { unique: true, index: true } },
    [
      "Expected `fields.a` to be `unique` or have an `index`, got both: a unique field needs no index to find users by it.",
    ],
  ],
  "keys of more than 2,048 bytes": [
    {
      abcd: { maxLength: 511, unique: true },
      a: { maxLength: 513, index: true },
      b: { values: ["x".repeat(2_049)], index: true },
    },
    [tooLong("abcd", 2_049), tooLong("a", 2_052), tooLong("b", 2_049)],
  ],
  "another order": [
    { a: { index: { sort: "name" } }, b: { index: "createdAt" }, c: { index: { order: "createdAt" } } },
    [
      ["a", '{"sort":"name"}'],
      ["b", '"createdAt"'],
      ["c", '{"order":"createdAt"}'],
    ].map(
      ([name, got]) =>
        `Expected \`fields.${name}.index\` to be true, false, { sort: "createdAt" } or { sort: "updatedAt" }, got ${got}.`,
    ),
  ],
  "an index on what may be empty": [
    { a: { minLength: 0, index: true } },
    ["Expected `fields.a.minLength` to be 1 or more, as DynamoDB takes no empty text as a key of an index."],
  ],
  "ignoreCase of what is not unique": [
    { a: { ignoreCase: true }, b: { ignoreCase: false, index: true } },
    [
      "`fields.a.ignoreCase` works only with `unique: true`.",
      "`fields.b.ignoreCase` works only with `unique: true`.",
    ],
  ],
  "more indexes than a table takes": [
    Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`f${index}`, { index: true }])),
    ["Expected at most 20 `fields` with an `index`, as a table has no more, got 21."],
  ],
};

for (const [title, [fields, faults]] of Object.entries(refused)) {
  test(`refuses ${title}`, (t) => t.deepEqual(fieldFaults(fields), faults));
}
