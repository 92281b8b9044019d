// What a field of a user is. A table of fields is data: validation, stored item, document and answers are made from it.

import type { Format } from "./formats.ts";

interface FieldOf<Type> {
  /** Whether every input must have it. @default true */
  required?: boolean;
  /** For the document. */
  description?: string;
  /** For the document; a value that is accepted. */
  example?: Type;
  /** What a stored user is shown with that lacks the field, or has it in another type. @default the field is left out */
  whenAbsent?: Type;
}

/** A list of the users that have a value: by when they were created, or by another of the times that every user has. */
export type Index = boolean | { sort?: "createdAt" | "updatedAt" };

/** Text, stored without the white space around it. It never has control characters or lone surrogates. */
export interface StringField extends FieldOf<string> {
  /** @default "string" */
  type?: "string";
  /** In code points, like all lengths. @default 1 */
  minLength?: number;
  /** @default 100 */
  maxLength?: number;
  format?: Format;
  /** A regular expression that some part of the text matches, in the syntax that JavaScript, Python and RE2 have in common. */
  pattern?: string;
  /** The only texts that there are. They go without the other rules. */
  values?: readonly string[];
  /** Whether no two users have the same, so that one is found by it. @default false */
  unique?: boolean;
  /** Whether unique texts that differ by case alone are the same. @default true for `format: "email"`, else false */
  ignoreCase?: boolean;
  /** Whether users are listed by it. @default false */
  index?: Index;
}

/** A number, stored as it is. */
export interface NumberField extends FieldOf<number> {
  /** Integers are those that a double holds exactly, ±(2^53 − 1). */
  type: "integer" | "number";
  /** @default the least that can be stored */
  minimum?: number;
  /** @default the greatest that can be stored */
  maximum?: number;
  /** Of integers: whether no two users have the same, so that one is found by it. @default false */
  unique?: boolean;
  /** Whether users are listed by it. @default false */
  index?: Index;
}

export interface BooleanField extends FieldOf<boolean> {
  type: "boolean";
}

export type Field = StringField | NumberField | BooleanField;

/** The fields of a user by name, in the order in which they are shown. */
export type Fields = Readonly<Record<string, Field>>;

export type FieldValue = string | number | boolean;

/** What a client says of a user: the fields that it gives, trimmed and without any other property. */
export type UserInput = Record<string, FieldValue>;

/** A user as the API shows it. */
export type User = { id: string; createdAt: string; updatedAt: string } & Record<string, FieldValue>;

/** What a user has unless the deployment says otherwise. */
export const defaultFields = {
  firstName: { example: "Ada", whenAbsent: "" },
  lastName: { example: "Lovelace", whenAbsent: "" },
} satisfies Fields;

/** The lengths that a text may have. */
export function lengthsOf({ minLength = 1, maxLength = 100 }: StringField): [min: number, max: number] {
  return [minLength, maxLength];
}

/** Beyond them DynamoDB holds no number but 0. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const numberSizes = { from: 1e-130, below: 1e126 };
