// Which users there must be after what was answered, and what the table must then hold of them.
import { createHash } from "node:crypto";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";

/** The fields of a user, as a client gave them. */
export type Input = Record<string, FieldValue>;

/** A user as the API last showed it, and what the table keeps besides. */
export interface KnownUser {
  id: string;
  input: Input;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Of the input that it was created with under a key. */
  inputHash?: string;
  /** Its ETag. */
  tag: string;
}

export interface Model {
  users: Map<string, KnownUser>;
  /** The ids that keys stand for. */
  idOfKey: Map<number, string>;
}

/** The user as the API must show it. */
export function shown(fields: Fields, { id, input, createdAt, updatedAt }: KnownUser) {
  const absent = Object.entries(fields).flatMap(([name, { whenAbsent }]) =>
    whenAbsent === undefined ? [] : [[name, whenAbsent]],
  );
  return { id, ...Object.fromEntries(absent), ...input, createdAt, updatedAt };
}

/** The fields that an answer shows, taken for those that were given. */
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

/** What the table has that the model has not, or the other way round, attribute by attribute. */
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

/** A number may be written in more than one way; what has none of these types is no attribute of ours. */
function plain(attribute: Item[string]): unknown {
  if (attribute.N !== undefined) return Number(attribute.N);
  return attribute.S ?? attribute.BOOL ?? attribute;
}
