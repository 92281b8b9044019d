// Makes request bodies that the document accepts. Their values are random, so that no other user has them.

import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Conformance, Json } from "./conformance.ts";

export type Input = Record<string, unknown>;

/** The number of variations of an example that are tried before the example itself is used. */
const attempts = 200;

export class Inputs {
  readonly #document: Conformance;
  readonly #fields: Record<string, Json>;
  readonly #example: Input;
  #made = 0;

  constructor(document: Conformance) {
    this.#document = document;
    const { properties, examples } = document.document.components.schemas.UserInput;
    this.#fields = properties;
    this.#example = examples[0];
  }

  /** Returns the names of the fields. */
  get names(): string[] {
    return Object.keys(this.#fields);
  }

  /** Returns a new input with every field. */
  next(): Input {
    this.#made++;
    return Object.fromEntries(this.names.map((name) => [name, this.#valueOf(name)]));
  }

  #valueOf(name: string): unknown {
    const place = ["components", "schemas", "UserInput", "properties", name];
    for (const value of candidates(this.#fields[name], this.#example[name], this.#made)) {
      if (this.#document.schemaFaults(place, value).length === 0) return value;
    }
    return this.#example[name];
  }
}

/** Yields values to try, readable ones first. */
function* candidates(schema: Json, example: unknown, count: number): Generator<unknown> {
  const { type, enum: values, format, minimum, maximum, maxLength = 100 } = schema;
  if (values) yield values[count % values.length];
  if (type === "boolean") yield count % 2 === 0;
  if (type === "integer") yield integerWithin(minimum, maximum);
  if (type === "number") yield count + 0.5;
  if (type !== "string") return;
  const random = randomBytes(6).toString("hex");
  if (format) yield byFormat(format, random);
  else
    yield `Smoke ${letters(random)}`
      .padEnd(schema.minLength ?? 0, "x")
      .slice(0, maxLength)
      .trim();
  for (let attempt = 0; attempt < attempts; attempt++) yield varied(String(example));
}

function integerWithin(minimum: number, maximum: number): number {
  const from = Math.max(minimum, Math.min(0, maximum));
  return from + randomInt(Math.min(maximum - from, 2 ** 40) + 1);
}

function byFormat(format: string, random: string): string | undefined {
  const formats: Record<string, string> = {
    email: `smoke-${random}@example.org`,
    uri: `https://example.org/${random}`,
    date: new Date(randomInt(2 ** 40)).toISOString().slice(0, 10),
    "date-time": new Date(randomInt(2 ** 40)).toISOString(),
    uuid: randomUUID(),
  };
  return formats[format];
}

/** Replaces digits by letters, as some patterns refuse digits. */
function letters(random: string): string {
  return random.replace(/\d/g, (digit) => String.fromCharCode("k".charCodeAt(0) + Number(digit)));
}

/** Replaces each letter of the text by a random letter, and each digit by a random digit. */
function varied(text: string): string {
  const from = (first: string, count: number) => String.fromCharCode(first.charCodeAt(0) + randomInt(count));
  return text
    .replace(/[a-z]/g, () => from("a", 26))
    .replace(/[A-Z]/g, () => from("A", 26))
    .replace(/[0-9]/g, () => from("0", 10));
}
