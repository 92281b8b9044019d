// Checks one value that a client sends for a field.

import {
  type Field,
  type FieldValue,
  lengthsOf,
  type NumberField,
  numberSizes,
  type StringField,
} from "./fields.ts";
import { formats } from "./formats.ts";

/** The result of a check: the value to store, or every fault. A fault never repeats the value that was sent. */
export type Checked = { value: FieldValue } | { faults: string[] };

/** Checks a value that was sent for a field. `undefined` means that none was sent. */
export function checkValue(field: Field, sent: unknown): Checked {
  switch (field.type) {
    case "integer":
    case "number":
      return checkNumber(field, sent);
    case "boolean":
      return typeof sent === "boolean" ? { value: sent } : wrongKind("true or false", sent);
    default:
      return checkText(field, sent);
  }
}

/** Returns the kind of a JSON value in words, such as "an array". */
export function kindOf(json: unknown): string {
  if (json === undefined) return "nothing";
  if (json === null) return "null";
  if (Array.isArray(json)) return "an array";
  return typeof json === "object" ? "an object" : `a ${typeof json}`;
}

function wrongKind(expected: string, sent: unknown): Checked {
  return { faults: [`Expected ${expected}, got ${kindOf(sent)}.`] };
}

function checkText(field: StringField, sent: unknown): Checked {
  if (typeof sent !== "string") return wrongKind("a string", sent);
  const value = sent.trim();
  const faults = field.values ? faultsOfChoice(field.values, value) : faultsOfText(field, value);
  return faults.length > 0 ? { faults } : { value };
}

function faultsOfChoice(values: readonly string[], value: string): string[] {
  if (values.includes(value)) return [];
  const all = values.map((each) => JSON.stringify(each)).join(", ");
  return [`Expected one of ${all}, got something else.`];
}

function faultsOfText(field: StringField, value: string): string[] {
  const [min, max] = lengthsOf(field);
  const length = [...value].length;
  if (length === 0 && min > 0) return [`Expected ${characters(min, max)}, got none.`];
  const faults: string[] = [];
  if (length < min || length > max) faults.push(`Expected ${characters(min, max)}, got ${length}.`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the check looks for them
  if (/[\x00-\x1f\x7f-\x9f]/.test(value)) faults.push("Expected no control characters, got at least one.");
  if (!value.isWellFormed()) faults.push("Expected well-formed Unicode, got a lone surrogate.");
  const format = field.format && formats[field.format];
  if (format && !matches(format.pattern, value)) faults.push(`Expected ${format.is}, got something else.`);
  const { pattern } = field;
  if (pattern !== undefined && !matches(pattern, value)) {
    faults.push(`Expected a match of ${pattern}, got something else.`);
  }
  return faults;
}

function characters(min: number, max: number): string {
  const range = min === max ? `${min}` : `${min} to ${max}`;
  return `${range} ${max === 1 ? "character" : "characters"} without the white space around them`;
}

const compiled = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
  const regExp = compiled.get(pattern) ?? new RegExp(pattern, "u");
  compiled.set(pattern, regExp);
  return regExp.test(value);
}

function checkNumber(field: NumberField, sent: unknown): Checked {
  const kind = field.type === "integer" ? "an integer" : "a number";
  if (typeof sent !== "number") return wrongKind(kind, sent);
  const fault = faultOfNumber(field, sent, kind);
  // Adding 0 turns -0 into 0, as DynamoDB stores both as 0.
  return fault ? { faults: [fault] } : { value: sent + 0 };
}

function faultOfNumber(
  { type, minimum, maximum }: NumberField,
  sent: number,
  kind: string,
): string | undefined {
  const least = minimum ?? (type === "integer" ? Number.MIN_SAFE_INTEGER : undefined);
  const greatest = maximum ?? (type === "integer" ? Number.MAX_SAFE_INTEGER : undefined);
  if (least !== undefined && sent < least) return `Expected ${kind} from ${least} on, got a smaller one.`;
  if (greatest !== undefined && sent > greatest)
    return `Expected ${kind} up to ${greatest}, got a larger one.`;
  if (type === "integer") return Number.isInteger(sent) ? undefined : "Expected an integer, got a fraction.";
  const { from, below } = numberSizes;
  const size = Math.abs(sent);
  if (sent === 0 || (size >= from && size < below)) return undefined;
  return `Expected 0, or a number from ${from} to less than ${below} in size, got another.`;
}
