// Writes a field as JSON Schema, for input and for output. The schemas suit generators of clients: one type with its `format`, closed
// bounds and one pattern. Further rules are under `not`, which generators ignore.

import {
  type Field,
  lengthsOf,
  type NumberField,
  numberSizes,
  type StringField,
} from "../handlers/user/fields.ts";
import { formats } from "../handlers/user/formats.ts";
import type { Part } from "./part.ts";

const control = "\\x00-\\x1f\\x7f-\\x9f";
/** The characters that `trim` removes besides control characters and U+FEFF, for a class of a regular expression. */
const white = "\\x20\\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
/** A character at the end of a text. U+FEFF itself must not be in the document, as Go compiles no source that contains it. */
const end = `(?:[^${control}${white}\ufefe-\uff00]|[\ufefe\uff00])`;

/** The pattern of every text: no control characters, and no white space at its ends, as JSON Schema cannot trim. */
export const anyText = `^(?:${end}(?:[^${control}]*${end})?)?$`;

/**
 * The greatest doubles below 1e126 and below 1e-130, as closed bounds. From `exclusiveMinimum` generators make clients that are wrong or do
 * not compile.
 */
const greatest = 9.999999999999998e125;
const tooSmall = 9.999999999999999e-131;

/** Returns the schema of the values that a field accepts without trimming. */
export function inputSchemaOf(field: Field): Part {
  return { ...typeOf(field), ...rulesOf(field), ...describe(field) };
}

/** Returns the schema of the values in a patch. `null` removes an optional field. */
export function patchSchemaOf(field: Field): Part {
  const schema = inputSchemaOf(field);
  return field.required === false ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** Returns the schema of the values in an answer. It has no rules, as other programs may store values that break them. */
export function shownSchemaOf(field: Field): Part {
  return { ...typeOf(field, isShownFormat(field)), ...describe(field) };
}

function describe({ description }: Field): Part {
  return description === undefined ? {} : { description };
}

function typeOf(field: Field, withFormat = true): Part {
  const format = withFormat ? formatOf(field) : undefined;
  return { type: field.type ?? "string", ...(format && { format }) };
}

function formatOf(field: Field): string | undefined {
  switch (field.type) {
    case "boolean":
      return undefined;
    case "integer":
      // Without a format, clients use 32 bits for an integer and single precision for a number.
      return isOf32Bits(field) ? undefined : "int64";
    case "number":
      return "double";
    default:
      return field.format;
  }
}

function isOf32Bits({ whenAbsent = 0, ...field }: NumberField): boolean {
  const { minimum, maximum } = boundsOf(field);
  return [minimum, maximum, whenAbsent].every((each) => each === (each | 0));
}

/** Tells whether `whenAbsent` has the field's format, so that every value in an answer of the API has it. */
function isShownFormat({ type, whenAbsent, ...field }: Field): boolean {
  if ((type ?? "string") !== "string" || whenAbsent === undefined) return true;
  const { format } = field as StringField;
  return format === undefined || new RegExp(formats[format].pattern, "u").test(String(whenAbsent));
}

function rulesOf(field: Field): Part {
  switch (field.type) {
    case "boolean":
      return {};
    case "integer":
      return boundsOf(field);
    case "number":
      return { ...boundsOf(field), ...rulesNearZero(field) };
    default:
      return rulesOfText(field);
  }
}

function boundsOf({ type, minimum, maximum }: NumberField) {
  const largest = type === "integer" ? Number.MAX_SAFE_INTEGER : greatest;
  return { minimum: minimum ?? -largest, maximum: maximum ?? largest };
}

/** Returns the rules that exclude numbers near 0, which DynamoDB cannot store. */
function rulesNearZero({ minimum = 0, maximum = 0 }: NumberField): Part {
  const isFarFromZero = minimum >= numberSizes.from || maximum <= -numberSizes.from;
  return isFarFromZero ? {} : { not: { minimum: -tooSmall, maximum: tooSmall, not: { const: 0 } } };
}

function rulesOfText(field: StringField): Part {
  if (field.values) return { enum: field.values };
  const [minLength, maxLength] = lengthsOf(field);
  return { minLength, maxLength, ...patternsOf(field) };
}

/** Returns the patterns of a text. `pattern` holds one; a second one goes under `not`. A format's pattern excludes control characters already. */
function patternsOf({ format, pattern }: StringField): Part {
  if (pattern === undefined) return { pattern: format ? formats[format].pattern : anyText };
  const [shown, other] = format ? [formats[format].pattern, pattern] : [pattern, anyText];
  return { pattern: shown, not: { not: { pattern: other } } };
}
