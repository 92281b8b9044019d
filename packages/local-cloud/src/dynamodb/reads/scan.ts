// Runs Scan, in segments or as a whole.
import type { Range } from "../store/database.ts";
import { below, hashLength, prefixOf } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { justAfter } from "../values/encode-key.ts";
import type { Item, Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { readPage } from "./page.ts";
import {
  checkStart,
  checkStartOfTable,
  startWithin,
  type Target,
  targetOf,
  withProjection,
} from "./target.ts";

export async function scan(request: Request): Promise<Output> {
  const { input } = request;
  const target = targetOf(request);
  const { ExclusiveStartKey: start } = input;
  if (start) {
    if (target.index) checkStart(target, start);
    else checkStartOfTable(target.table, start);
  }
  const reads = withProjection(target, input);
  const whole = segmentOf(target, input);
  return readPage(request, reads, start ? from(target, start, whole, input) : whole);
}

/** Returns the range of keys in a segment. Each segment has an equal share of the partitions' hashes. */
function segmentOf({ table, index }: Target, { Segment, TotalSegments }: Output): Range {
  const prefix = prefixOf(table, index);
  const whole = below(prefix);
  if (!TotalSegments) return whole;
  const border = (segment: number) =>
    prefix +
    Math.ceil((16 ** hashLength * segment) / TotalSegments)
      .toString(16)
      .padStart(hashLength, "0");
  return {
    gte: border(Segment),
    lt: Segment + 1 < TotalSegments ? border(Segment + 1) : whole.lt,
  };
}

function from(target: Target, start: Item, range: Range, input: Output): Range {
  const key = startWithin(range, target, start);
  if (key === undefined)
    throw validationError(
      "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. " +
        `TotalSegments: ${input.TotalSegments} Segment: ${input.Segment}`,
    );
  return { ...range, gte: justAfter(key) };
}
