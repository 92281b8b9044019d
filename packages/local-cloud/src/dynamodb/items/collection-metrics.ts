// The size of an item collection, which tables with a local index have: an estimate in steps of a gigabyte.
import type { Table } from "../store/table.ts";
import type { Item, Output } from "../values/item.ts";

/** `ItemCollectionMetrics` as the request asks for them; none for a table without a local index. */
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
