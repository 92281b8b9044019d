// Turns the items of a seed into DynamoDB's form.
import { isRecord } from "../resources/is-record.ts";

/** An item in DynamoDB's form: a typed value by each attribute's name, `{ "id": { "S": "1" } }`. */
export type Item = Record<string, object>;

const types = new Set(["S", "N", "B", "SS", "NS", "BS", "M", "L", "BOOL", "NULL"]);

/**
 * Turns plain values into an item in DynamoDB's form. An item in that form, as `aws dynamodb scan` prints it, stays as it is: a
 * key's plain value is never an object, so the forms cannot be confused.
 *
 * @example
 * itemOf({ id: "1" }); // { id: { S: "1" } }
 *
 * @throws Error for a value that JSON does not have, such as a function
 */
export function itemOf(values: Record<string, unknown>): Item {
  const isItem = Object.values(values).every((value) => isRecord(value) && isTyped(value));
  return isItem ? (values as Item) : attributesOf(values);
}

function isTyped(value: object): boolean {
  const [type = "", ...more] = Object.keys(value);
  return types.has(type) && more.length === 0;
}

function attributesOf(values: object): Item {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined.map(([name, value]) => [name, attributeOf(value)]));
}

function attributeOf(value: unknown): object {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (isRecord(value)) return { M: attributesOf(value) };
  throw new Error(`Expected a value that JSON has, got one of the type ${typeof value}.`);
}
