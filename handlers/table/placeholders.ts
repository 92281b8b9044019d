// Names and values of one request's expressions, under placeholders: DynamoDB reserves hundreds of words.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Item } from "./client.ts";

/** Attributes that a condition holds an item to; `undefined` is one that the item lacks. */
export type Held = Record<string, AttributeValue | undefined>;

export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Item = {};
  readonly #known = new Map<string, string>();

  /** The placeholder of an attribute's name, the same each time. */
  name(attribute: string): string {
    const placeholder = this.#known.get(attribute) ?? `#n${this.#known.size}`;
    this.#known.set(attribute, placeholder);
    this.names[placeholder] = attribute;
    return placeholder;
  }

  /** A placeholder of a value. */
  value(value: AttributeValue): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  /** The condition that an item has exactly these attributes, as terms. */
  holding(held: Held): string[] {
    return Object.entries(held).map(([attribute, value]) =>
      value
        ? `${this.name(attribute)} = ${this.value(value)}`
        : `attribute_not_exists(${this.name(attribute)})`,
    );
  }

  /** What a request says of them; DynamoDB refuses empty maps. */
  get attributes() {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    };
  }
}
