// A member of a list or of a map that JSON calls `null`: as an attribute's value it has no datatype.

export const emptyValue =
  "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";

/** Whether there is one at any depth. */
export function hasNull(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === "object" && Object.values(value).some(hasNull);
}
