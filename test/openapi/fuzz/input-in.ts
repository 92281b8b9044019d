// The input in a body, told by the document alone.

import type { Conformance } from "../../../commands/smoke/conformance.ts";
import type { FieldValue } from "../../../handlers/user/fields.ts";
import type { Input } from "./model.ts";

const maxBodyBytes = 16 * 1024;

/**
 * The fields in a body: those of a JSON text that fits the document's `UserInput` once white space is taken off. A body out of form
 * is 400, one too large 413.
 *
 * @param isText whether the gateway reads the body as text, in which bytes that are no UTF-8 become U+FFFD
 */
export function inputIn(conformance: Conformance, body: Buffer, isText: boolean): Input | 400 | 413 {
  return fieldsIn(conformance, "UserInput", body, isText) as Input | 400 | 413;
}

/** The fields in a merge patch, likewise by `UserPatch`: `null` for those to take away. */
export function patchIn(
  conformance: Conformance,
  body: Buffer,
  isText: boolean,
): Record<string, FieldValue | null> | 400 | 413 {
  return fieldsIn(conformance, "UserPatch", body, isText);
}

function fieldsIn(
  conformance: Conformance,
  schema: "UserInput" | "UserPatch",
  body: Buffer,
  isText: boolean,
): Record<string, FieldValue | null> | 400 | 413 {
  const bytes = isText ? Buffer.from(body.toString()) : body;
  if (bytes.length > maxBodyBytes) return 413;
  const json = parse(bytes);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return 400;
  const names = Object.keys(conformance.document.components.schemas.UserInput.properties);
  const own = names.filter((name) => Object.hasOwn(json, name));
  const input = Object.fromEntries(
    own.map((name) => [name, trimmed((json as Record<string, unknown>)[name])]),
  );
  const isStated = conformance.schemaFaults(["components", "schemas", schema], input).length === 0;
  return isStated && Object.values(input).every(isWellFormed)
    ? (input as Record<string, FieldValue | null>)
    : 400;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** As it is stored: without white space around it, and 0 without a sign. */
function trimmed(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? value + 0 : value;
}

/** Lone surrogates are refused, which no document can say. */
function isWellFormed(value: unknown): boolean {
  return typeof value !== "string" || value.isWellFormed();
}
