// A field in JSON Schema: what a client may send, and what it gets. Written so that generators make a client's own number or text of it:
// one type, its `format`, closed bounds and one pattern beside it, and further rules under `not`, which they pass over.

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
/** What `trim` takes off besides control characters and U+FEFF, for a class of a regular expression. */
const white = "\\x20\\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
/** A character at the end of a text. U+FEFF itself must not stand in the document: Go compiles no source with it. */
const end = `(?:[^${control}${white}\ufefe-\uff00]|[\ufefe\uff00])`;

/** What every text matches: no control characters anywhere, no white space at its ends. JSON Schema cannot trim. */
export const anyText = `^(?:${end}(?:[^${control}]*${end})?)?$`;

/**
 * The greatest double below 1e126, and the greatest below 1e-130: bounds that a number may have. Clients are generated wrong from
 * `exclusiveMinimum`, or do not compile.
 */
const greatest = 9.999999999999998e125;
const tooSmall = 9.999999999999999e-131;

/** The values of a field that are accepted as they are, without anything to trim. */
export function inputSchemaOf(field: Field): Part {
  return { ...typeOf(field), ...rulesOf(field), ...describe(field) };
}

/** The values that a field can be changed to; `null` takes it away. */
export function patchSchemaOf(field: Field): Part {
  const schema = inputSchemaOf(field);
  return field.required === false ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** The values that a field is shown with: of the input's type, and without its rules, as someone else may have stored what breaks them. */
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
      // Clients take an integer without a format for one of 32 bits, and a number for one of single precision.
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

/** Whether all that the API itself shows is of the field's format. */
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

/** What is nearer to 0 cannot be stored. */
function rulesNearZero({ minimum = 0, maximum = 0 }: NumberField): Part {
  const isFarFromZero = minimum >= numberSizes.from || maximum <= -numberSizes.from;
  return isFarFromZero ? {} : { not: { minimum: -tooSmall, maximum: tooSmall, not: { const: 0 } } };
}

function rulesOfText(field: StringField): Part {
  if (field.values) return { enum: field.values };
  const [minLength, maxLength] = lengthsOf(field);
  return { minLength, maxLength, ...patternsOf(field) };
}

/** One keyword holds one pattern. That of a format leaves no place for what no text has. */
function patternsOf({ format, pattern }: StringField): Part {
  if (pattern === undefined) return { pattern: format ? formats[format].pattern : anyText };
  const [shown, other] = format ? [formats[format].pattern, pattern] : [pattern, anyText];
  return { pattern: shown, not: { not: { pattern: other } } };
}
