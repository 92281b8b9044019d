// Keeps the users that must exist after the answers so far, and compares the table with them.
import { createHash } from "node:crypto";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";

/** The fields of a user, as a client sent them. */
export type Input = Record<string, FieldValue>;

/** A user as the API last showed it, with the further attributes in the table. */
export interface KnownUser {
  id: string;
  input: Input;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** The hash of the input, for a user that was created with a key. */
  inputHash?: string;
  /** The user's ETag. */
  tag: string;
}

export interface Model {
  users: Map<string, KnownUser>;
  /** The ids of users by the keys that created them. */
  idOfKey: Map<number, string>;
}

/** Returns the user as the API must show it. */
export function shown(fields: Fields, { id, input, createdAt, updatedAt }: KnownUser) {
  const absent = Object.entries(fields).flatMap(([name, { whenAbsent }]) =>
    whenAbsent === undefined ? [] : [[name, whenAbsent]],
  );
  return { id, ...Object.fromEntries(absent), ...input, createdAt, updatedAt };
}

/** Returns the fields in an answer, as if a client had sent them. */
export function inputShown(fields: Fields, user: Record<string, FieldValue>): Input {
  const names = Object.keys(fields).filter((name) => Object.hasOwn(user, name));
  return Object.fromEntries(names.map((name) => [name, user[name] as FieldValue]));
}

export function hashOf(input: Input): string {
  const entries = Object.keys(input)
    .sort()
    .map((name) => [name, input[name]]);
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}

type Item = Record<string, { S?: string; N?: string; BOOL?: boolean }>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Returns the differences between the table and the model, attribute by attribute. */
export function tableFaults(model: Model, items: Item[]): string[] {
  const found = items.map(({ _requestId, ...rest }) => ({
    ...Object.fromEntries(Object.entries(rest).map(([name, attribute]) => [name, plain(attribute)])),
    hasRequestId: uuid.test(_requestId?.S ?? ""),
  }));
  const expected = [...model.users.values()].map(({ input, version, inputHash, tag, ...rest }) => ({
    ...rest,
    ...input,
    _version: version,
    ...(inputHash !== undefined && { _inputHash: inputHash }),
    hasRequestId: true,
  }));
  const lines = (list: object[]) => new Set(list.map((item) => JSON.stringify(Object.entries(item).sort())));
  const [has, wanted] = [lines(found), lines(expected)];
  return [
    ...[...has].filter((line) => !wanted.has(line)).map((line) => `the table has ${line}`),
    ...[...wanted].filter((line) => !has.has(line)).map((line) => `the table lacks ${line}`),
    ...(found.length === expected.length ? [] : [`expected ${expected.length} items, got ${found.length}`]),
  ];
}

/** Returns an attribute as a value. A number may be written in several ways; an attribute with none of these types is not the API's. */
function plain(attribute: Item[string]): unknown {
  if (attribute.N !== undefined) return Number(attribute.N);
  return attribute.S ?? attribute.BOOL ?? attribute;
}
