// Runs Query.

import { meetsLegacy } from "../expressions/evaluate-legacy.ts";
import type { Range } from "../store/database.ts";
import { entryKey, itemKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { justAfter } from "../values/encode-key.ts";
import type { Item, Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { keyRange } from "./key-range.ts";
import { readPage } from "./page.ts";
import { checkStart, type Target, targetOf, withProjection } from "./target.ts";

export async function query(request: Request): Promise<Output> {
  const { input } = request;
  const target = targetOf(request);
  const { ExclusiveStartKey: start, ScanIndexForward } = input;
  if (start) checkStartNames(target, start);
  const range = keyRange(target, input.KeyConditions);
  checkFilter(target, input);
  const reads = withProjection(target, input);
  const reverse = ScanIndexForward === false;
  return readPage(request, reads, { ...(start ? from(target, start, range, input) : range), reverse });
}

function checkStartNames(target: Target, start: Item): void {
  const { hash, range, position } = target;
  const fits =
    Object.keys(start).length === position.length &&
    [...hash, ...range].every(({ name, type }) => start[name]?.[type] !== undefined);
  if (!fits) throw validationError("The provided starting key is invalid");
  checkStart(target, start);
}

/** Returns the part of a range that comes after the starting key. */
function from(target: Target, start: Item, range: Range, { KeyConditions, ScanIndexForward }: Output): Range {
  const { table, index, hash } = target;
  const key = index ? entryKey(table, index, start) : itemKey(table, start);
  if (key < range.gte || key >= range.lt) {
    const ofSort = Object.entries(KeyConditions).filter(([name]) => hash.every((each) => each.name !== name));
    throw validationError(outside(start, Object.fromEntries(ofSort)));
  }
  const reverse = ScanIndexForward === false;
  return reverse ? { ...range, lt: key } : { ...range, gte: justAfter(key) };
}

/** Returns the message for a starting key outside of the range. Dynalite recorded the three sentences. */
function outside(start: Item, ofSort: Output): string {
  if (Object.keys(ofSort).length === 0)
    return "The provided starting key is outside query boundaries based on provided conditions";
  return meetsLegacy(start, ofSort)
    ? "The query can return at most one row and cannot be restarted"
    : "The provided starting key does not match the range key predicate";
}

/** Refuses a filter on key attributes. These belong in the key conditions. */
function checkFilter({ hash, range }: Target, { QueryFilter, _filter }: Output): void {
  const heads = QueryFilter ?? _filter?.pathHeads ?? {};
  const found = [...hash, ...range].find(({ name }) => heads[name]);
  if (found)
    throw validationError(
      `${QueryFilter ? "QueryFilter" : "Filter Expression"} can only contain non-primary key attributes: ` +
        `Primary key attribute: ${found.name}`,
    );
}
