// Claims: what stands for a unique value, so that two users cannot have it at once.

import type { Field, Fields, FieldValue } from "./fields.ts";

/** The fields of which no two users have the same value. What a user is shown with that lacks one is not its own. */
export function uniqueFields(fields: Fields): Fields {
  const unique = Object.entries(fields).filter(([, field]) => isUnique(field));
  return Object.fromEntries(unique.map(([name, field]) => [name, { ...field, whenAbsent: undefined }]));
}

export function isUnique(field: Field): boolean {
  return field.type !== "boolean" && field.unique === true;
}

/** The claim on a value: `email#ada@example.org`. Values that are the same in the eyes of the field have the same claim. */
export function claimOn(name: string, field: Field, value: FieldValue): string {
  const text = typeof value === "string" ? value.normalize("NFC") : String(value);
  // Lower case can take a text out of its normal form.
  return `${name}#${ignoresCase(field) ? text.toLowerCase().normalize("NFC") : text}`;
}

function ignoresCase(field: Field): boolean {
  if (field.type !== undefined && field.type !== "string") return false;
  return field.ignoreCase ?? field.format === "email";
}

/** The claims on some values, by their fields' names; `unique` are the fields to look at. */
export function claimsOn(unique: Fields, values: Record<string, FieldValue>): Map<string, string> {
  const claims = new Map<string, string>();
  for (const [name, field] of Object.entries(unique)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) claims.set(name, claimOn(name, field, value));
  }
  return claims;
}

/** The most bytes of a key. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const maxKeyBytes = 2_048;
