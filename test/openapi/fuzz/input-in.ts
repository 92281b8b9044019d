// Reads the input from a body by the document alone.

import type { Conformance } from "../../../commands/smoke/conformance.ts";
import type { FieldValue } from "../../../handlers/user/fields.ts";
import type { Input } from "./model.ts";

const maxBodyBytes = 16 * 1024;

/**
 * Returns the fields in a body: those of a JSON text that conforms to the document's `UserInput` when it is trimmed. Returns 400 for a body in
 * another form, and 413 for one that is too large.
 *
 * @param isText true when the gateway reads the body as text, in which bytes that are not UTF-8 become U+FFFD
 */
export function inputIn(conformance: Conformance, body: Buffer, isText: boolean): Input | 400 | 413 {
  return fieldsIn(conformance, "UserInput", body, isText) as Input | 400 | 413;
}

/** Returns the fields in a merge patch by the document's `UserPatch`; `null` stands for a field to remove. */
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

/** Returns a value as it is stored: text without white space around it, and 0 without a sign. */
function trimmed(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? value + 0 : value;
}

/** Returns true for a value without lone surrogates. The API refuses them, and no schema can express that. */
function isWellFormed(value: unknown): boolean {
  return typeof value !== "string" || value.isWellFormed();
}
