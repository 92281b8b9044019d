// The types of fields. Validation, stored items, the OpenAPI document and answers are all made from the fields of an API.

import type { Format } from "./formats.ts";

interface FieldOf<Type> {
  /** When false, a user may lack the field. @default true */
  required?: boolean;
  /** A description for the OpenAPI document. */
  description?: string;
  /** An example for the OpenAPI document. The field must accept it. */
  example?: Type;
  /** The value to show for a stored user without the field, or with a value of another type. @default none, the field is left out */
  whenAbsent?: Type;
}

/** The setting of an index: `true` lists the users of one value by `createdAt`, `{ sort: "updatedAt" }` by that time. */
export type Index = boolean | { sort?: "createdAt" | "updatedAt" };

/**
 * A text field. White space around a value is removed. Control characters and lone surrogates are refused.
 *
 * @example { format: "email", unique: true }
 */
export interface StringField extends FieldOf<string> {
  /** @default "string" */
  type?: "string";
  /** The least length in code points. @default 1 */
  minLength?: number;
  /** The greatest length in code points. @default 100 */
  maxLength?: number;
  /** A format that the text must have. @default none */
  format?: Format;
  /** A regular expression that must match a part of the text. It must mean the same in JavaScript, Python and RE2. @default none */
  pattern?: string;
  /** The list of allowed texts. It excludes `minLength`, `maxLength`, `format` and `pattern`. @default any text */
  values?: readonly string[];
  /** When true, no two users can have the same value, and a list can find a user by it. @default false */
  unique?: boolean;
  /** For `unique`: treats texts that differ only in case as equal. @default true for `format: "email"`, else false */
  ignoreCase?: boolean;
  /** Creates an index: a list can find the users of a value, ordered by time. @default false */
  index?: Index;
}

/**
 * A field for numbers.
 *
 * @example { type: "integer", minimum: 0, required: false }
 */
export interface NumberField extends FieldOf<number> {
  /** An `integer` is from −(2^53 − 1) to 2^53 − 1, which a double holds exactly. */
  type: "integer" | "number";
  /** The least value. @default the least that can be stored */
  minimum?: number;
  /** The greatest value. @default the greatest that can be stored */
  maximum?: number;
  /** For integers: when true, no two users can have the same value, and a list can find a user by it. @default false */
  unique?: boolean;
  /** Creates an index: a list can find the users of a value, ordered by time. @default false */
  index?: Index;
}

/** A field that is true or false. */
export interface BooleanField extends FieldOf<boolean> {
  type: "boolean";
}

/** A field of a user. Without `type` it is a text. */
export type Field = StringField | NumberField | BooleanField;

/** The fields of a user by name. Answers show them in this order. */
export type Fields = Readonly<Record<string, Field>>;

/** The value of a field. */
export type FieldValue = string | number | boolean;

/** The checked fields of a user that a client sent: texts are trimmed, and other properties are left out. */
export type UserInput = Record<string, FieldValue>;

/** A user as the API returns it. */
export type User = { id: string; createdAt: string; updatedAt: string } & Record<string, FieldValue>;

/** The fields of a user by default. */
export const defaultFields = {
  firstName: { example: "Ada", whenAbsent: "" },
  lastName: { example: "Lovelace", whenAbsent: "" },
} satisfies Fields;

/** Returns the least and greatest length of a text field. */
export function lengthsOf({ minLength = 1, maxLength = 100 }: StringField): [min: number, max: number] {
  return [minLength, maxLength];
}

/** The sizes of numbers that DynamoDB can store, besides 0. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const numberSizes = { from: 1e-130, below: 1e126 };
