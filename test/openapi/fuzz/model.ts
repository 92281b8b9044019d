// Which users there must be after what was answered, and what the table must then hold of them.
import { createHash } from "node:crypto";
import { schemaFaults } from "../conformance.ts";

/** A user as the API last showed it, and what the table keeps besides. */
export interface KnownUser {
  id: string;
  firstName: string;
  lastName: string;
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

export interface Names {
  firstName: string;
  lastName: string;
}

const maxBodyBytes = 16 * 1024;

/**
 * The names in a body, by the document alone: those of a JSON text that fits its `UserInput` once white space is taken off.
 * A body out of form is 400, one too large 413.
 *
 * @param isText whether the gateway reads the body as text, in which bytes that are no UTF-8 become U+FFFD
 */
export function namesIn(body: Buffer, isText: boolean): Names | 400 | 413 {
  const bytes = isText ? Buffer.from(body.toString()) : body;
  if (bytes.length > maxBodyBytes) return 413;
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof value !== "object" || value === null) return 400;
    const trim = (name: unknown) => (typeof name === "string" ? name.trim() : name);
    const isOwn = (name: string) => Object.hasOwn(value, name);
    const { firstName, lastName } = value;
    const names = {
      ...(isOwn("firstName") && { firstName: trim(firstName) }),
      ...(isOwn("lastName") && { lastName: trim(lastName) }),
    };
    if (Array.isArray(value) || schemaFaults(["components", "schemas", "UserInput"], names).length > 0)
      return 400;
    return names as unknown as Names;
  } catch {
    return 400;
  }
}

export function hashOf({ firstName, lastName }: Names): string {
  return createHash("sha256")
    .update(JSON.stringify([firstName, lastName]))
    .digest("hex");
}

type Item = Record<string, { S?: string; N?: string }>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the table has that the model has not, or the other way round, attribute by attribute. */
export function tableFaults(model: Model, items: Item[]): string[] {
  const found = items.map((item) => {
    const { _requestId, ...rest } = item;
    return { ...rest, hasRequestId: uuid.test(_requestId?.S ?? "") };
  });
  const expected = [...model.users.values()].map(
    ({ id, firstName, lastName, createdAt, updatedAt, version, inputHash }) => ({
      id: { S: id },
      firstName: { S: firstName },
      lastName: { S: lastName },
      createdAt: { S: createdAt },
      updatedAt: { S: updatedAt },
      _version: { N: String(version) },
      ...(inputHash !== undefined && { _inputHash: { S: inputHash } }),
      hasRequestId: true,
    }),
  );
  const lines = (list: object[]) => new Set(list.map((item) => JSON.stringify(Object.entries(item).sort())));
  const [has, wanted] = [lines(found), lines(expected)];
  return [
    ...[...has].filter((line) => !wanted.has(line)).map((line) => `the table has ${line}`),
    ...[...wanted].filter((line) => !has.has(line)).map((line) => `the table lacks ${line}`),
    ...(found.length === expected.length ? [] : [`expected ${expected.length} items, got ${found.length}`]),
  ];
}
