// Which page of users: the query parameters `limit` and `lastKey`.

import { HttpError } from "../http/http-error.ts";
import { isId, maxIdLength } from "./user-id.ts";

/** How many users a page has unless told otherwise, and at most. */
export const defaultLimit = 10;
export const maxLimit = 100;

/** The one value of `limit`, or the default. Throws a 400 for what is none. */
export function parseLimit(values: string[]): number {
  const [value = String(defaultLimit)] = values;
  if (values.length <= 1 && /^[1-9]\d{0,2}$/.test(value) && Number(value) <= maxLimit) return Number(value);
  const got = values.length > 1 ? `${values.length} of them` : JSON.stringify(value.slice(0, 20));
  throw new HttpError(400, `Expected one \`limit\`, an integer from 1 to ${maxLimit}, got ${got}.`);
}

/** The one value of `lastKey`, if it is given: an id. Throws a 400 for what is none. */
export function parseLastKey(values: string[]): string | undefined {
  const [value] = values;
  if (values.length <= 1 && (value === undefined || isId(value))) return value;
  const got = values.length > 1 ? `${values.length} of them` : `one of ${[...(value ?? "")].length}`;
  throw new HttpError(400, `Expected one \`lastKey\`, an id of 1 to ${maxIdLength} characters, got ${got}.`);
}
