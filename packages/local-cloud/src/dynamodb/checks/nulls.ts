// Finds `null` in lists and maps of a request. As an attribute's value it has no data type.

export const emptyValue =
  "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";

/** Tells whether a value has a `null` at any depth. */
export function hasNull(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === "object" && Object.values(value).some(hasNull);
}
