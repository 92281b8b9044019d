// Reads the filter of a list from the query: a field's value, `sort`, `cursor` and `lastKey`.

import { HttpError } from "../http/http-error.ts";
import type { ApiRequest } from "../http/request.ts";
import { isUnique } from "./claims.ts";
import { checkValue } from "./field-value.ts";
import type { Field, Fields, FieldValue } from "./fields.ts";

/** A filter by one value of one field. The field is unique, or it has an index and an order. */
export type Filter = UniqueFilter | IndexFilter;

/** A filter by a unique field, which finds at most one user. */
export interface UniqueFilter {
  name: string;
  field: Field;
  value: FieldValue;
  order: undefined;
}

/** A filter by an indexed field, which finds users in an order. */
export interface IndexFilter {
  name: string;
  field: Field;
  value: FieldValue;
  order: Order;
}

/** The order of found users: by a time from the oldest on, or with a minus from the newest on. */
export type Order = Sort | `-${Sort}`;

/** A time that every user has. */
export type Sort = "createdAt" | "updatedAt";

/** Returns the time that orders the users of an indexed field; `undefined` when the field has no index. */
export function sortOf(field: Field): Sort | undefined {
  if (field.type === "boolean" || !field.index) return undefined;
  return (field.index !== true && field.index.sort) || "createdAt";
}

/**
 * Returns the filter in a request's query; `undefined` when the query names no field.
 *
 * @throws HttpError 400 for a field without index that is not unique, for several fields, and for a wrong value or `sort`
 * @example
 * const filter = parseFilter(fields, request);
 */
export function parseFilter(fields: Fields, request: Pick<ApiRequest, "query">): Filter | undefined {
  const asked = Object.keys(fields).filter((name) => request.query(name).length > 0);
  const unknown = asked.filter((name) => !canFilter(fields[name]));
  if (unknown.length > 0) throw refused(`no filter by ${listed(unknown)}; ${filtersOf(fields)}`);
  if (asked.length > 1) throw refused(`one filter at a time, got ${listed(asked)}`);
  const [name] = asked;
  const field = name === undefined ? undefined : fields[name];
  if (name === undefined || !field) {
    refuse(request, ["sort", "cursor"], "with a filter");
    return undefined;
  }
  refuse(request, ["lastKey"], "without a filter; with one, a page goes on by `cursor`");
  const sort = sortOf(field);
  if (sort === undefined) refuse(request, ["sort", "cursor"], "with a field that is indexed");
  const value = askedValue(name, field, request.query(name));
  const order = sort && parseOrder(sort, request.query("sort"));
  return { name, field, value, order } as Filter;
}

function canFilter(field: Field | undefined): boolean {
  return field !== undefined && (isUnique(field) || sortOf(field) !== undefined);
}

function filtersOf(fields: Fields): string {
  return `users are found by ${listed(Object.keys(fields).filter((name) => canFilter(fields[name])))}`;
}

function parseOrder(sort: Sort, values: string[]): Order {
  const [value = sort] = values;
  const order = ([sort, `-${sort}`] as const).find((each) => each === value);
  if (values.length <= 1 && order) return order;
  const got = values.length > 1 ? `${values.length} of them` : JSON.stringify(value.slice(0, 20));
  throw refused(`one \`sort\`, ${sort} or -${sort}, got ${got}`);
}

function askedValue(name: string, field: Field, values: string[]): FieldValue {
  const [text = ""] = values;
  if (values.length > 1) throw refused(`one \`${name}\`, got ${values.length} of them`);
  const checked = checkValue(field, isNumber(field) && number.test(text) ? Number(text) : text);
  if ("value" in checked) return checked.value;
  throw new HttpError(400, `Wrong \`${name}\` in the query: ${checked.faults.join(" ")}`);
}

function isNumber({ type }: Field): boolean {
  return type === "integer" || type === "number";
}

/** The form of a number in JSON. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function refuse(request: Pick<ApiRequest, "query">, names: string[], where: string): void {
  const found = names.filter((name) => request.query(name).length > 0);
  if (found.length > 0) throw refused(`${listed(found)} only ${where}`);
}

function refused(expected: string): HttpError {
  return new HttpError(400, `Expected ${expected}.`);
}

function listed(names: string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
