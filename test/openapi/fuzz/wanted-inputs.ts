// Few inputs, so that users want each other's values, in other spellings too.
import * as fc from "fast-check";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";
import { goodInputs } from "../../helpers/random-inputs.ts";

type Input = Record<string, FieldValue>;

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
