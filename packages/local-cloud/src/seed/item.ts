// Items of tables as people write them.

/** In DynamoDB's own form, by the names of its attributes: `{ "id": { "S": "1" } }`. */
export type Item = Record<string, object>;

const types = new Set(["S", "N", "B", "SS", "NS", "BS", "M", "L", "BOOL", "NULL"]);

/**
 * An item in DynamoDB's form, of plain values (`{ "id": "1" }`). One that is in that form already, as `aws dynamodb scan` prints it,
 * stays as it is: the value of a key is never an object, so the two cannot be taken for each other.
 *
 * @throws Error for what JSON does not know
 */
export function itemOf(values: Record<string, unknown>): Item {
  const isItem = Object.values(values).every((value) => isObject(value) && isTyped(value));
  return isItem ? (values as Item) : attributesOf(values);
}

function isTyped(value: object): boolean {
  const [type = "", ...more] = Object.keys(value);
  return types.has(type) && more.length === 0;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
  if (isObject(value)) return { M: attributesOf(value) };
  throw new Error(`Expected a value that JSON knows, got one of the type ${typeof value}.`);
}
