// The types of items in DynamoDB's JSON.

/** An attribute's value under its type. Exactly one property is set. Numbers are strings, binary values are base64. */
export interface AttributeValue {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  SS?: string[];
  NS?: string[];
  BS?: string[];
  L?: AttributeValue[];
  M?: Item;
}

export type Item = Record<string, AttributeValue>;

/** The input or output of an operation. */
// biome-ignore lint/suspicious/noExplicitAny: each operation has its own shape
export type Output = Record<string, any>;

/** Returns the name of a value's type. */
export function typeOf(value: AttributeValue): keyof AttributeValue {
  return Object.keys(value)[0] as keyof AttributeValue;
}

/** Returns an attribute by its name. It is safe for names that every object has, such as `constructor`. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}
