// Fills new indexes with the items that are there already.
import { entryOf } from "../items/index-entries.ts";
import { below, prefixOf } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Index, Table } from "../store/table.ts";
import type { Item } from "../values/item.ts";
import { changeTable } from "./change-table.ts";

export interface Filled {
  /** How many items the table has. */
  items: number;
  /** How many of them have an attribute that a new index is by, but in another type, empty, or too long: they are not in it. */
  unfit: number;
}

const atOnce = 200;

/** Resolves when all items that fit are in the table's unfilled indexes; those written meanwhile are in them already. */
export async function fillIndexes(store: Store, table: Table): Promise<Filled> {
  const { database } = store;
  const indexes = table.indexes.filter(({ name }) => table.record.unfilled?.includes(name));
  const filled: Filled = { items: 0, unfit: 0 };
  let written = Promise.resolve();
  for await (const [key] of database.entries(below(prefixOf(table)))) {
    filled.items += 1;
    // As it is now, which is later than what is read here: nothing comes between this and the write.
    const item = database.get(key) as Item | undefined;
    if (!item || indexes.length === 0) continue;
    const entries = indexes.map((index) => entryOf(table, index, item));
    if (indexes.some((index, at) => !entries[at] && hasAllOf(index, item))) filled.unfit += 1;
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

function hasAllOf({ hash, range }: Index, item: Item): boolean {
  return [...hash, ...range].every(({ name }) => item[name]);
}
