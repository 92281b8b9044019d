// Collects the names and values of a request's expressions under placeholders, as DynamoDB reserves hundreds of words.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Item } from "./client.ts";

/** The attributes that an item must have for a condition to hold. `undefined` is an attribute that the item must lack. */
export type Held = Record<string, AttributeValue | undefined>;

/** The placeholders of one request. */
export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Item = {};
  readonly #known = new Map<string, string>();

  /** Returns the placeholder of an attribute's name: always the same one for the same name. */
  name(attribute: string): string {
    const placeholder = this.#known.get(attribute) ?? `#n${this.#known.size}`;
    this.#known.set(attribute, placeholder);
    this.names[placeholder] = attribute;
    return placeholder;
  }

  /** Returns a new placeholder for a value. */
  value(value: AttributeValue): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  /** Returns the terms of the condition that an item has exactly these values. */
  holding(held: Held): string[] {
    return Object.entries(held).map(([attribute, value]) =>
      value
        ? `${this.name(attribute)} = ${this.value(value)}`
        : `attribute_not_exists(${this.name(attribute)})`,
    );
  }

  /** The request's parameters for names and values. An empty map is left out, as DynamoDB refuses it. */
  get attributes() {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    };
  }
}
