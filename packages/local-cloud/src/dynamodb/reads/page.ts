// Reads one page of a query or a scan. It ends after `Limit` items, or a megabyte of them.
import dynalite from "dynalite/db/index.js";
import { meets } from "../expressions/evaluate.ts";
import { meetsLegacy } from "../expressions/evaluate-legacy.ts";
import { consumed, unitsOfRead } from "../items/capacity.ts";
import type { Range } from "../store/database.ts";
import { itemKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { asAsked } from "./get-item.ts";
import type { Target } from "./target.ts";

const megabyte = 1024 * 1024;
const atOnce = 100;

interface Scanned {
  items: Item[];
  /** Bytes read from the table. */
  table: number;
  /** Bytes read from the index. */
  index: number;
  last?: Item;
}

export async function readPage(request: Request, target: Target, range: Range): Promise<Output> {
  const { input, shown } = request;
  const scanned = await scan(request, target, range);
  const wanted = scanned.items.filter((item) => passes(input, item));
  const { table, index } = target;
  const isConsistent = input.ConsistentRead === true;
  const units = {
    table: !index || scanned.table > 0 ? unitsOfRead(scanned.table, isConsistent) : 0,
    indexes: new Map(index ? [[index.name, unitsOfRead(scanned.index, isConsistent)]] : []),
  };
  return {
    ...(input.Select !== "COUNT" && { Items: wanted.map((item) => asAsked(input, item)) }),
    Count: wanted.length,
    ScannedCount: scanned.items.length,
    LastEvaluatedKey:
      scanned.last && Object.fromEntries(target.position.map((name) => [name, scanned.last?.[name]])),
    ConsumedCapacity: consumed(input, table, shown(table.name), units),
  };
}

async function scan({ store, input }: Request, target: Target, range: Range): Promise<Scanned> {
  const { table, index, range: sort, fetches } = target;
  const found: Scanned = { items: [], table: 0, index: 0 };
  const sortName = sort[0]?.name;
  let size = 0;
  for await (const entries of store.database.chunks(range, Math.min(input.Limit ?? atOnce, atOnce)))
    for (const [, value] of entries) {
      const entry = value as Item;
      found[index ? "index" : "table"] += itemSize(entry);
      const item = fetches ? (store.database.get(itemKey(table, entry)) as Item | undefined) : entry;
      if (!item) continue;
      if (fetches) found.table += itemSize(item);
      found.items.push(item);
      // An item counts towards the megabyte with more than its size. Dynalite's formula fits the pages recorded on AWS.
      size += dynalite.itemSize(entry, true, true, sortName);
      if (found.items.length >= input.Limit || size >= megabyte) return { ...found, last: entry };
    }
  return found;
}

function passes({ _filter, QueryFilter, ScanFilter, ConditionalOperator }: Output, item: Item): boolean {
  if (_filter) return meets(item, _filter.expression);
  return meetsLegacy(item, QueryFilter ?? ScanFilter ?? {}, ConditionalOperator);
}
