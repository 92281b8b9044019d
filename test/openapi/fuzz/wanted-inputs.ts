// Of fields that users are found by: which they are, and few inputs, so that users want each other's values.
import * as fc from "fast-check";
import { isUnique } from "../../../handlers/user/claims.ts";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";
import { goodInputs } from "../../helpers/random-inputs.ts";

type Input = Record<string, FieldValue>;

/** The names of the fields that users are found by. */
export function findable(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    isUnique(field) || (field.type !== "boolean" && field.index) ? [name] : [],
  );
}

/** In other spellings too. */
export function wantedInputs(fields: Fields): fc.Arbitrary<Input> {
  const few = fc.sample(goodInputs(fields), { numRuns: 4, seed: 1 });
  return fc.constantFrom(...few.flatMap((input) => [input, respelt(input)]));
}

/** In capitals, decomposed: the same values for some fields, others for others, and some refuse them. */
function respelt(input: Input): Input {
  const other = (value: FieldValue) =>
    typeof value === "string" ? value.toUpperCase().normalize("NFD") : value;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, other(value)]));
}
