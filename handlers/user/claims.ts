// Claims: a claim is a key that stands for one unique value. One user at a time can hold it.

import type { Field, Fields, FieldValue } from "./fields.ts";

/** Returns the unique fields, without `whenAbsent`: a value that is only shown for a missing one is not the user's. */
export function uniqueFields(fields: Fields): Fields {
  const unique = Object.entries(fields).filter(([, field]) => isUnique(field));
  return Object.fromEntries(unique.map(([name, field]) => [name, { ...field, whenAbsent: undefined }]));
}

/** Tells whether no two users may have the same value of the field. */
export function isUnique(field: Field): boolean {
  return field.type !== "boolean" && field.unique === true;
}

/** Returns the claim on a value: `email#ada@example.org`. Values that the field treats as equal have the same claim. */
export function claimOn(name: string, field: Field, value: FieldValue): string {
  const text = typeof value === "string" ? value.normalize("NFC") : String(value);
  // Lower case can break the normal form, so the text is normalized again.
  return `${name}#${ignoresCase(field) ? text.toLowerCase().normalize("NFC") : text}`;
}

function ignoresCase(field: Field): boolean {
  if (field.type !== undefined && field.type !== "string") return false;
  return field.ignoreCase ?? field.format === "email";
}

/** Returns the claims on the values of the unique fields, by the fields' names. */
export function claimsOn(unique: Fields, values: Record<string, FieldValue>): Map<string, string> {
  const claims = new Map<string, string>();
  for (const [name, field] of Object.entries(unique)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) claims.set(name, claimOn(name, field, value));
  }
  return claims;
}

/** The limit of a partition key in bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const maxKeyBytes = 2_048;
