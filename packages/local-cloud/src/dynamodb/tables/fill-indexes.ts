// Fills new indexes with a table's existing items.
import { entryOf } from "../items/index-entries.ts";
import { below, prefixOf } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import { keyOf, type Table } from "../store/table.ts";
import type { Item } from "../values/item.ts";
import { changeTable } from "./change-table.ts";

export interface Filled {
  /** Number of items in the table. */
  items: number;
  /** Number of items left out of a new index, because a key attribute has another type, is empty or too long. */
  unfit: number;
}

const atOnce = 200;

/** Fills the table's unfilled indexes with all items that fit. New writes fill the indexes by themselves. */
export async function fillIndexes(store: Store, table: Table): Promise<Filled> {
  const { database } = store;
  const indexes = table.indexes.filter(({ name }) => table.record.unfilled?.includes(name));
  const filled: Filled = { items: 0, unfit: 0 };
  let written = Promise.resolve();
  for await (const [key] of database.entries(below(prefixOf(table)))) {
    filled.items += 1;
    // The item may be newer than the entry read. No other write comes between this line and the write below.
    const item = database.get(key) as Item | undefined;
    if (!item || indexes.length === 0) continue;
    const entries = indexes.map((index) => entryOf(table, index, item));
    if (indexes.some((index, at) => !entries[at] && keyOf(index).every(({ name }) => item[name])))
      filled.unfit += 1;
    const writes = entries.flatMap((entry) =>
      entry ? [{ type: "put" as const, key: entry.key, value: entry.item }] : [],
    );
    if (writes.length > 0) written = database.write(writes);
    if (filled.items % atOnce === 0) await written;
  }
  await written;
  const now = store.tables.get(table.name);
  if (now?.id === table.id && indexes.length > 0) await changeTable(store, now, { unfilled: [] });
  return filled;
}
