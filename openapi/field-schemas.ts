// A field in JSON Schema: what a client may send, and what it gets.

import {
  type Field,
  lengthsOf,
  type NumberField,
  numberSizes,
  type StringField,
} from "../handlers/user/fields.ts";
import { formats } from "../handlers/user/formats.ts";
import type { Part } from "./part.ts";

/** What `trim` takes off besides control characters, for a class of a regular expression. */
export const whiteSpace = "\\x20\\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

/** What no text has: control characters anywhere, white space at its ends. JSON Schema cannot trim. */
const refused = `[\\x00-\\x1f\\x7f-\\x9f]|^[${whiteSpace}]|[${whiteSpace}]$`;

/** The values of a field that are accepted as they are, without anything to trim. */
export function inputSchemaOf(field: Field): Part {
  const { description } = field;
  return { ...rulesOf(field), ...(description !== undefined && { description }) };
}

/** The values that a field can be changed to; `null` takes it away. */
export function patchSchemaOf(field: Field): Part {
  const schema = inputSchemaOf(field);
  return field.required === false ? { anyOf: [schema, { type: "null" }] } : schema;
}

/** The values that a field is shown with: someone else may have stored what no client could send. */
export function shownSchemaOf({ type = "string", description }: Field): Part {
  return { type, ...(description !== undefined && { description }) };
}

function rulesOf(field: Field): Part {
  switch (field.type) {
    case "boolean":
      return { type: "boolean" };
    case "integer": {
      const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = field;
      return { type: "integer", minimum, maximum };
    }
    case "number":
      return rulesOfNumber(field);
    default:
      return rulesOfText(field);
  }
}

function rulesOfText(field: StringField): Part {
  if (field.values) return { type: "string", enum: field.values };
  const [minLength, maxLength] = lengthsOf(field);
  const { format, pattern } = field;
  // One keyword holds one pattern.
  const patterns = [
    ...(format ? [formats[format].pattern] : []),
    ...(pattern !== undefined ? [pattern] : []),
  ];
  const [first, ...others] = patterns;
  return {
    type: "string",
    minLength,
    maxLength,
    ...(format && { format }),
    ...(first !== undefined && { pattern: first }),
    ...(others.length > 0 && { allOf: others.map((each) => ({ pattern: each })) }),
    not: { pattern: refused },
  };
}

function rulesOfNumber({ minimum, maximum }: NumberField): Part {
  const { from, below } = numberSizes;
  const isFarFromZero = (minimum ?? 0) >= from || (maximum ?? 0) <= -from;
  return {
    type: "number",
    ...(minimum === undefined ? { exclusiveMinimum: -below } : { minimum }),
    ...(maximum === undefined ? { exclusiveMaximum: below } : { maximum }),
    // What is nearer to 0 cannot be stored.
    ...(!isFarFromZero && { anyOf: [{ const: 0 }, { minimum: from }, { maximum: -from }] }),
  };
}
