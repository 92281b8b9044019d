// Reads the query parameters `limit` and `lastKey`, which select a page of users.

import { HttpError } from "../http/http-error.ts";
import { isId, maxIdLength } from "./user-id.ts";

/** The number of users in a page by default. */
export const defaultLimit = 10;
/** The largest number of users in a page. */
export const maxLimit = 100;

/**
 * Returns the query parameter `limit` as a number, 10 by default.
 *
 * @throws HttpError 400 for several values, or for one that is no integer from 1 to 100
 * @example
 * const limit = parseLimit(request.query("limit"));
 */
export function parseLimit(values: string[]): number {
  const [value = String(defaultLimit)] = values;
  if (values.length <= 1 && /^[1-9]\d{0,2}$/.test(value) && Number(value) <= maxLimit) return Number(value);
  const got = values.length > 1 ? `${values.length} of them` : JSON.stringify(value.slice(0, 20));
  throw new HttpError(400, `Expected one \`limit\`, an integer from 1 to ${maxLimit}, got ${got}.`);
}

/**
 * Returns the query parameter `lastKey`, the id after which a page begins; `undefined` when it is not given.
 *
 * @throws HttpError 400 for several values, or for one that is no id
 * @example
 * const page = await users.list(request, limit, parseLastKey(request.query("lastKey")));
 */
export function parseLastKey(values: string[]): string | undefined {
  const [value] = values;
  if (values.length <= 1 && (value === undefined || isId(value))) return value;
  const got = values.length > 1 ? `${values.length} of them` : `one of ${[...(value ?? "")].length}`;
  throw new HttpError(400, `Expected one \`lastKey\`, an id of 1 to ${maxIdLength} characters, got ${got}.`);
}
