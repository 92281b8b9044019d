// The size of an item collection, in gigabytes. Only tables with a local index have it.
import type { Table } from "../store/table.ts";
import type { Item, Output } from "../values/item.ts";

/** Returns `ItemCollectionMetrics` of one item when the request asks for them and the table has a local index. */
export function collectionMetrics(
  { ReturnItemCollectionMetrics }: Output,
  table: Table,
  item: Item,
): Output | undefined {
  if (ReturnItemCollectionMetrics !== "SIZE" || table.indexes.every(({ isGlobal }) => isGlobal))
    return undefined;
  return {
    ItemCollectionKey: Object.fromEntries(table.hash.map(({ name }) => [name, item[name]])),
    SizeEstimateRangeGB: [0, 1],
  };
}
