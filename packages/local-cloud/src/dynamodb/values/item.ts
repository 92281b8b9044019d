// Items as DynamoDB's JSON has them.

/** A value with its type; exactly one of them is set. Numbers are texts, binary values base64. */
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
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the operation asked for
export type Output = Record<string, any>;

/** The name of the value's type. */
export function typeOf(value: AttributeValue): keyof AttributeValue {
  return Object.keys(value)[0] as keyof AttributeValue;
}

/** An attribute by its name, which may be one that every object has, such as `constructor`. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}
