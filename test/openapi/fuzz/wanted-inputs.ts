// Generates inputs for fields that users are found by. There are few values, so that users want the same ones.
import * as fc from "fast-check";
import { isUnique } from "../../../handlers/user/claims.ts";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";
import { goodInputs } from "../../helpers/random-inputs.ts";

type Input = Record<string, FieldValue>;

/** Returns the names of the fields that users are found by. */
export function findable(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    isUnique(field) || (field.type !== "boolean" && field.index) ? [name] : [],
  );
}

/** Generates the inputs, also with other spellings. */
export function wantedInputs(fields: Fields): fc.Arbitrary<Input> {
  const few = fc.sample(goodInputs(fields), { numRuns: 4, seed: 1 });
  return fc.constantFrom(...few.flatMap((input) => [input, respelt(input)]));
}

/** Writes the texts of an input in capitals and decomposed. Some fields take that for the same value, others for another one, and some refuse it. */
function respelt(input: Input): Input {
  const other = (value: FieldValue) =>
    typeof value === "string" ? value.toUpperCase().normalize("NFD") : value;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, other(value)]));
}
