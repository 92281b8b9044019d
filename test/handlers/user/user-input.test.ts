// Tests the input of a user: accepted values, refused values and the messages.

import test from "ava";
import type { HttpError } from "../../../handlers/http/http-error.ts";
import { defaultFields } from "../../../handlers/user/fields.ts";
import { parseUserInput } from "../../../handlers/user/user-input.ts";

const length = "Expected 1 to 100 characters without the white space around them";
const control = "Expected no control characters, got at least one.";
const surrogate = "Expected well-formed Unicode, got a lone surrogate.";

/** Returns the faults of `firstName`. */
function faults(firstName: unknown): string[] {
  return faultsOf({ firstName, lastName: "L" }).map(({ pointer, detail }) => {
    if (pointer !== "/firstName") throw new Error(`Expected a fault of /firstName, got ${pointer}`);
    return detail;
  });
}

function faultsOf(json: unknown): { pointer: string; detail: string }[] {
  try {
    parseUserInput(defaultFields, json);
    return [];
  } catch (error) {
    return (error as HttpError).errors ?? [];
  }
}

const accepted: Record<string, [string, string]> = {
  "one character": ["a", "a"],
  "100 characters": ["a".repeat(100), "a".repeat(100)],
  "100 emoji, which are 200 UTF-16 units": ["😀".repeat(100), "😀".repeat(100)],
  "a family emoji by its seven code points": ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"],
  "100 characters after trimming": [` ${"a".repeat(100)}\u00a0\ufeff`, "a".repeat(100)],
  "tabs and line ends around the name": ["\t\r\nAda\n", "Ada"],
  "inner white space as it is": ["Ada  King\u2028Byron", "Ada  King\u2028Byron"],
  "letters not composed": ["A\u030a", "A\u030a"],
};

for (const [title, [sent, stored]] of Object.entries(accepted)) {
  test(`accepts ${title}`, (t) => {
    t.deepEqual(parseUserInput(defaultFields, { firstName: sent, lastName: "L" }), {
      firstName: stored,
      lastName: "L",
    });
  });
}

const refused: Record<string, [unknown, string[]]> = {
  "an empty name": ["", [`${length}, got none.`]],
  "white space alone": [" \t\n\u00a0", [`${length}, got none.`]],
  "101 characters": ["a".repeat(101), [`${length}, got 101.`]],
  "101 emoji": ["😀".repeat(101), [`${length}, got 101.`]],
  "a NUL": ["a\0b", [control]],
  "an inner line end": ["a\nb", [control]],
  "a C1 control character": ["a\u0085b", [control]],
  "an escape at the end, which is no white space": ["a\u001b", [control]],
  "a lone high surrogate": ["a\ud83d", [surrogate]],
  "a lone low surrogate": ["\ude00a", [surrogate]],
  "surrogates in the wrong order": ["\ude00\ud83d", [surrogate]],
  null: [null, ["Expected a string, got null."]],
  "a number": [1, ["Expected a string, got a number."]],
  "a boolean": [false, ["Expected a string, got a boolean."]],
  "an array": [["a"], ["Expected a string, got an array."]],
  "an object": [{ trim: "a" }, ["Expected a string, got an object."]],
  "all at once": [`${"a".repeat(101)}\0\ud83d`, [`${length}, got 103.`, control, surrogate]],
};

for (const [title, [name, expected]] of Object.entries(refused)) {
  test(`refuses ${title}`, (t) => {
    t.deepEqual(faults(name), expected);
  });
}

test("lists the faults of both names, missing ones too", (t) => {
  const missing = "Expected a string, got nothing.";
  t.deepEqual(faultsOf({}), [
    { pointer: "/firstName", detail: missing },
    { pointer: "/lastName", detail: missing },
  ]);
  t.deepEqual(faultsOf({ lastName: 0 }), [
    { pointer: "/firstName", detail: missing },
    { pointer: "/lastName", detail: "Expected a string, got a number." },
  ]);
});

for (const [json, kind] of [
  ["null", "null"],
  ["[]", "an array"],
  ['[{"firstName":"A","lastName":"B"}]', "an array"],
  ['"a"', "a string"],
  ["1", "a number"],
  ["true", "a boolean"],
]) {
  test(`refuses ${json} for an object`, (t) => {
    t.deepEqual(faultsOf(JSON.parse(json as string)), [
      { pointer: "", detail: `Expected an object with \`firstName\` and \`lastName\`, got ${kind}.` },
    ]);
  });
}

test("reads nothing from `__proto__`, and keeps no unknown property", (t) => {
  const names = '{"firstName":"A","lastName":"B"}';
  t.is(faultsOf(JSON.parse(`{"__proto__":${names},"constructor":${names}}`)).length, 2);
  const input = parseUserInput(
    defaultFields,
    JSON.parse(`{"__proto__":{"evil":1},"firstName":"A","lastName":"B","id":"x","_version":1}`),
  );
  t.deepEqual(input, { firstName: "A", lastName: "B" });
  t.is(Object.getPrototypeOf(input), Object.prototype);
  t.false("evil" in {});
});

test("takes the last of two properties of one name", (t) => {
  const input = parseUserInput(defaultFields, JSON.parse('{"firstName":"A","lastName":"B","firstName":"C"}'));
  t.deepEqual(input, { firstName: "C", lastName: "B" });
});

test("no message repeats what was sent", (t) => {
  for (const name of ["secret\0", "secret".repeat(50), "secret\ud83d", ["secret"], { secret: "secret" }]) {
    t.notRegex(JSON.stringify(faultsOf({ firstName: name, lastName: name })), /secret/);
  }
});
