// Converts fields to and from DynamoDB's attributes.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Field, Fields, FieldValue, UserInput } from "../user/fields.ts";
import type { Item } from "./client.ts";

/** Returns the attributes that store an input. */
export function attributesOf(input: UserInput): Item {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, attributeOf(value)]));
}

function attributeOf(value: FieldValue): AttributeValue {
  if (typeof value === "string") return { S: value };
  return typeof value === "number" ? { N: String(value) } : { BOOL: value };
}

/** Returns the fields in an item. A field that the item lacks, or has in another type, gets its `whenAbsent`, or is left out without one. */
export function readFields(fields: Fields, item: Item): Record<string, FieldValue> {
  const found: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = storedValue(field, item[name]) ?? field.whenAbsent;
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function storedValue({ type }: Field, attribute: AttributeValue | undefined): FieldValue | undefined {
  switch (type) {
    case "boolean":
      return attribute?.BOOL;
    case "integer":
    case "number": {
      if (attribute?.N === undefined) return undefined;
      const value = Number(attribute.N);
      return type === "number" || Number.isSafeInteger(value) ? value : undefined;
    }
    default:
      return attribute?.S;
  }
}

/** Returns placeholders for all fields, `#f0` and so on: DynamoDB reserves hundreds of words, among them `name` and `status`. */
export function fieldNames(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.keys(fields).map((name, index) => [`#f${index}`, name]));
}
