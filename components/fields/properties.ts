// The rules for the properties of a field, by the field's type.
import { numberSizes } from "../../handlers/user/fields.ts";
import { formats } from "../../handlers/user/formats.ts";
import {
  text as anyText,
  boolean,
  integer,
  isRecord,
  list,
  oneOf,
  optional,
  type Rule,
} from "../tools/rules.ts";
import { commonPattern, isCommonPattern } from "./common-pattern.ts";

/** The limit of a text's length: the largest request body. */
const longest = 16_384;

const text = optional(anyText("a string"));
const flag = optional(boolean());
const exact = optional({ expected: "an integer that a double holds exactly", accepts: Number.isSafeInteger });
const number = optional({
  expected: "0, or a number from 1e-130 to less than 1e126 in size",
  accepts: isStorable,
});
const choices = list(
  "a list of different texts, each trimmed and without control characters",
  (text) => text !== "" && text === text.trim() && text.isWellFormed() && !/\p{Cc}/u.test(text),
  (texts) => texts.length > 0 && new Set(texts).size === texts.length,
);

/** The rule for `index`: a boolean, or the time that orders the users of one value. */
const index = optional({
  expected: 'true, false, { sort: "createdAt" } or { sort: "updatedAt" }',
  accepts: isIndex,
});

export const properties = {
  string: {
    ...common(text),
    minLength: optional(integer(0, longest)),
    maxLength: optional(integer(1, longest)),
    format: optional(oneOf(Object.keys(formats))),
    pattern: optional({ expected: commonPattern, accepts: isCommonPattern }),
    values: optional(choices),
    unique: flag,
    ignoreCase: flag,
    index,
  },
  integer: { ...common(exact), minimum: exact, maximum: exact, unique: flag, index },
  number: { ...common(number), minimum: number, maximum: number, index },
  boolean: common(flag),
} satisfies Record<string, Record<string, Rule>>;

export type FieldType = keyof typeof properties;

/** Returns the properties that fields of all types have. `value` is the rule for a value of the type. */
function common(value: Rule): Record<"type" | "required" | "description" | "example" | "whenAbsent", Rule> {
  // The type was checked before the other properties.
  const type = optional({ expected: "a type", accepts: () => true });
  return { type, required: flag, description: text, example: value, whenAbsent: value };
}

function isIndex(value: unknown): boolean {
  if (!isRecord(value)) return typeof value === "boolean";
  const { sort = "createdAt", ...others } = value;
  return (sort === "createdAt" || sort === "updatedAt") && Object.keys(others).length === 0;
}

function isStorable(value: unknown): boolean {
  const size = Math.abs(value as number);
  return typeof value === "number" && (value === 0 || (size >= numberSizes.from && size < numberSizes.below));
}
