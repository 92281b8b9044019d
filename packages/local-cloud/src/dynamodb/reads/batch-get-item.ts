// Runs BatchGetItem.

import { largestItem } from "../checks/check-input.ts";
import { consumed, unitsOfRead } from "../items/capacity.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import { createUnit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { readItem } from "./get-item.ts";

/** The greatest size of a response: a megabyte, plus the item that crosses it. Dynalite recorded the three bytes. */
const most = 1024 * 1024 + largestItem - 3;

export async function batchGetItem({ store, input, shown }: Request): Promise<Output> {
  const unit = createUnit(store.database);
  const answer: Output = { Responses: {}, UnprocessedKeys: {} };
  const capacities: (Output | undefined)[] = [];
  let size = 0;
  for (const [name, part] of Object.entries<Output>(input.RequestItems)) {
    const table = tableOf(store, name);
    const found: Item[] = [];
    const left: Item[] = [];
    let units = 0;
    for (const Key of part.Keys) {
      const item = readItem(unit, table, { ...part, Key });
      units += unitsOfRead(item.size, part.ConsistentRead === true);
      const bytes = item.shown ? itemSize(item.shown) : 0;
      if (size + bytes > most) left.push(Key);
      else if (item.shown) found.push(item.shown);
      if (size + bytes <= most) size += bytes;
    }
    answer.Responses[shown(name)] = found;
    if (left.length > 0) answer.UnprocessedKeys[shown(name)] = unprocessed(part, left);
    capacities.push(consumed(input, table, shown(name), { table: units, indexes: new Map() }));
  }
  await unit.done();
  return { ...answer, ...(capacities.some(Boolean) && { ConsumedCapacity: capacities }) };
}

function unprocessed(part: Output, Keys: Item[]): Output {
  const { _projection, Keys: _all, ...rest } = part;
  return { ...rest, Keys };
}
