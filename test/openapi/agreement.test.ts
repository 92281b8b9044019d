// Tests that the document and the handlers agree: for any fields, both accept and refuse the same inputs.
import test from "ava";
import * as fc from "fast-check";
import { Conformance } from "../../commands/smoke/conformance.ts";
import { parseIfMatch } from "../../handlers/http/etag.ts";
import { parseIdempotencyKey } from "../../handlers/http/idempotency-key.ts";
import { attributesOf, readFields } from "../../handlers/table/attributes.ts";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { parseUserInput } from "../../handlers/user/user-input.ts";
import { createDocument } from "../../openapi/document.ts";
import { tablesOfFields, withExamples } from "../helpers/random-fields.ts";
import { anyInputs, goodInputs, nastyText } from "../helpers/random-inputs.ts";
import { routes } from "../helpers/routes.ts";
import { published } from "./published.ts";

/** Returns the parsed input, or undefined when it is refused. */
function parsed(fields: Fields, json: unknown) {
  try {
    return parseUserInput(fields, json);
  } catch {
    return undefined;
  }
}

const conformances = new Map<string, Conformance>();

/** Returns the document of an API with these fields, compiled once: the properties below are tried with the same tables of fields. */
function documentOf(fields: Fields): Conformance {
  const key = JSON.stringify(fields);
  const made = conformances.get(key) ?? new Conformance(createDocument(routes, withExamples(fields)));
  conformances.set(key, made);
  return made;
}

/** Trims the texts of an input, as the document judges them. No schema can refuse lone surrogates, so `isWellFormed` tells of them. */
function trimmed(input: Record<string, unknown>): { input: Record<string, unknown>; isWellFormed: boolean } {
  const entries = Object.entries(input).map(([name, value]) => [
    name,
    typeof value === "string" ? value.trim() : value,
  ]);
  const isWellFormed = Object.values(input).every(
    (value) => typeof value !== "string" || value.isWellFormed(),
  );
  return { input: Object.fromEntries(entries), isWellFormed };
}

const tablesAndInputs = tablesOfFields.chain((fields) =>
  fc.tuple(
    fc.constant(fields),
    fc.array(fc.oneof(anyInputs(fields), goodInputs(fields)), { minLength: 30, maxLength: 30 }),
  ),
);

// Both properties try the same tables, as compiling a document takes longest.
const runs = { numRuns: 60, seed: 1 };

test("for any fields: the handler accepts all inputs of the document, and the document accepts all trimmed inputs of the handler", (t) => {
  let [accepted, refused] = [0, 0];
  const agree = fc.property(tablesAndInputs, ([fields, inputs]) => {
    const conformance = documentOf(fields);
    for (const sent of inputs) {
      const { input, isWellFormed } = trimmed(sent);
      const stored = parsed(fields, sent);
      const isStated = conformance.inputFaults(input).length === 0;
      stored ? accepted++ : refused++;
      if ((stored !== undefined) !== (isStated && isWellFormed)) return false;
      if (stored && conformance.inputFaults(stored).length > 0) return false;
      if (!stored && isWellFormed && conformance.inputFaults(sent).length === 0) return false;
    }
    return true;
  });
  t.notThrows(() => fc.assert(agree, runs));
  t.true(accepted > 300 && refused > 300, `${accepted} accepted, ${refused} refused`);
});

test("for any fields: a stored user is the accepted input, and is shown as the document states", (t) => {
  const same = fc.property(tablesAndInputs, ([fields, inputs]) => {
    const conformance = documentOf(fields);
    for (const sent of inputs) {
      const input = parsed(fields, sent);
      if (!input) continue;
      const shown = readFields(fields, attributesOf(input));
      for (const [name, { whenAbsent }] of Object.entries(fields)) {
        const expected = Object.hasOwn(input, name) ? input[name] : whenAbsent;
        if (!Object.is(expected, Object.hasOwn(shown, name) ? shown[name] : undefined)) return false;
      }
      const user = {
        id: "1",
        ...shown,
        createdAt: "2026-03-01T12:00:00.000Z",
        updatedAt: "2026-03-01T12:00:00.000Z",
      };
      if (conformance.schemaFaults(["components", "schemas", "User"], user).length > 0) return false;
    }
    return true;
  });
  t.notThrows(() => fc.assert(same, runs));
});

test("names: whatever characters, document and validation agree", (t) => {
  const conformance = new Conformance(createDocument(routes, defaultFields));
  const agree = fc.property(nastyText, (firstName) => {
    const { input, isWellFormed } = trimmed({ firstName, lastName: "x" });
    const isStated = conformance.inputFaults(input).length === 0 && isWellFormed;
    return isStated === (parsed(defaultFields, { firstName, lastName: "x" }) !== undefined);
  });
  t.notThrows(() => fc.assert(agree, { numRuns: 5_000 }));
});

/** Returns true when the handler accepts the value of a header. */
const takes = (parse: (header: string) => unknown) => (header: string) => {
  try {
    return parse(header) !== undefined;
  } catch {
    return false;
  }
};
const isStatedAs = (parameter: string) => (value: string) =>
  published.schemaFaults(["components", "parameters", parameter, "schema"], value).length === 0;

test("document and handler agree on every Idempotency-Key", (t) => {
  const [isStated, isTaken] = [isStatedAs("IdempotencyKey"), takes(parseIdempotencyKey)];
  const key = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ unit: fc.constantFrom("~", "!", ",", " ", "é"), minLength: 253, maxLength: 257 }),
  );
  t.notThrows(() =>
    fc.assert(
      fc.property(key, (each) => isStated(each) === isTaken(each)),
      { numRuns: 3_000 },
    ),
  );
  t.deepEqual(
    [255, 256].map((length) => isStated("~".repeat(length)) && isTaken("~".repeat(length))),
    [true, false],
  );
});

test("document and handler agree on every If-Match and If-None-Match", (t) => {
  const isTaken = takes(parseIfMatch);
  const part = fc.constantFrom(
    '"1-1"',
    '"',
    'W/"x"',
    "W/",
    "*",
    ",",
    " ",
    "\t",
    '""',
    "é",
    '"é"',
    "x",
    '"\u007f"',
    '" "',
  );
  const header = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(""));
  let taken = 0;
  for (const name of ["IfMatch", "IfNoneMatch"]) {
    const isStated = isStatedAs(name);
    const agree = (each: string) => {
      if (isTaken(each)) taken++;
      return isStated(each) === isTaken(each);
    };
    t.notThrows(() => fc.assert(fc.property(header, agree), { numRuns: 5_000 }));
  }
  t.true(taken > 200, `${taken} taken`);
});
