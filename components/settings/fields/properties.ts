// What each property of a field must be, by the field's type.

import { type FieldValue, numberSizes } from "../../../handlers/user/fields.ts";
import { formats } from "../../../handlers/user/formats.ts";
import { commonPattern, isCommonPattern } from "./common-pattern.ts";

/** What a property must be. */
export interface Property {
  /** Completes the sentence "Expected `fields.name.property` to be …". */
  expected: string;
  accepts(value: unknown): boolean;
}

/** No text is longer than the body that it comes in. */
const longest = 16_384;

const text: Property = { expected: "a string", accepts: (value) => typeof value === "string" };
const flag: Property = { expected: "true or false", accepts: (value) => typeof value === "boolean" };
const integer: Property = {
  expected: "an integer that a double holds exactly",
  accepts: (value) => Number.isSafeInteger(value),
};
const number: Property = {
  expected: "0, or a number from 1e-130 to less than 1e126 in size",
  accepts: isStorable,
};

export const properties = {
  string: {
    ...common(text),
    minLength: integerFrom(0),
    maxLength: integerFrom(1),
    format: {
      expected: `one of ${Object.keys(formats).join(", ")}`,
      accepts: (value) => Object.hasOwn(formats, String(value)),
    },
    pattern: { expected: commonPattern, accepts: isCommonPattern },
    values: {
      expected: "a list of different texts, each trimmed and without control characters",
      accepts: areChoices,
    },
  },
  integer: { ...common(integer), minimum: integer, maximum: integer },
  number: { ...common(number), minimum: number, maximum: number },
  boolean: common(flag),
} satisfies Record<string, Record<string, Property>>;

export type FieldType = keyof typeof properties;

/** The properties of every field, whose values are `value`. */
function common(
  value: Property,
): Record<"type" | "required" | "description" | "example" | "whenAbsent", Property> {
  // Which type a field has is found out before its properties are looked at.
  const type = { expected: "a type", accepts: () => true };
  return { type, required: flag, description: text, example: value, whenAbsent: value };
}

function integerFrom(from: number): Property {
  return {
    expected: `an integer from ${from} to ${longest}`,
    accepts: (value) => Number.isInteger(value) && (value as number) >= from && (value as number) <= longest,
  };
}

function isStorable(value: unknown): boolean {
  const size = Math.abs(value as number);
  return typeof value === "number" && (value === 0 || (size >= numberSizes.from && size < numberSizes.below));
}

function areChoices(values: unknown): boolean {
  if (!Array.isArray(values) || values.length === 0 || new Set(values).size < values.length) return false;
  return values.every(
    (value: FieldValue) =>
      typeof value === "string" &&
      value !== "" &&
      value === value.trim() &&
      value.isWellFormed() &&
      !/\p{Cc}/u.test(value),
  );
}
