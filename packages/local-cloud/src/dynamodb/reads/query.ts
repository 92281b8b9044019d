// Runs Query.

import { meetsLegacy } from "../expressions/evaluate-legacy.ts";
import type { Range } from "../store/database.ts";
import type { Request } from "../store/request.ts";
import { justAfter } from "../values/encode-key.ts";
import type { Item, Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { keyRange } from "./key-range.ts";
import { readPage } from "./page.ts";
import { checkStart, startWithin, type Target, targetOf, withProjection } from "./target.ts";

export async function query(request: Request): Promise<Output> {
  const { input } = request;
  const target = targetOf(request);
  const { ExclusiveStartKey: start, ScanIndexForward } = input;
  if (start) checkStart(target, start);
  const range = { ...keyRange(target, input.KeyConditions), reverse: ScanIndexForward === false };
  checkFilter(target, input);
  const reads = withProjection(target, input);
  return readPage(request, reads, start ? from(target, start, range, input.KeyConditions) : range);
}

/** Returns the part of a range that comes after the starting key. */
function from(target: Target, start: Item, range: Range, conditions: Output): Range {
  const key = startWithin(range, target, start);
  if (key === undefined) {
    const ofSort = Object.entries(conditions).filter(([name]) =>
      target.hash.every((each) => each.name !== name),
    );
    throw validationError(outside(start, Object.fromEntries(ofSort)));
  }
  return range.reverse ? { ...range, lt: key } : { ...range, gte: justAfter(key) };
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
