// Keeps the entries of an item in its table's indexes.
import { entryKey } from "../store/keys.ts";
import { type Index, keyOf, type Table } from "../store/table.ts";
import type { Unit } from "../store/unit.ts";
import type { Item } from "../values/item.ts";
import { sameItem } from "../values/same-value.ts";
import { fitsIndex } from "./check-key.ts";

export interface Entry {
  key: string;
  item: Item;
}

/** Returns an item's entry in an index; `undefined` when the item lacks a key attribute of the index. */
export function entryOf(table: Table, index: Index, item: Item | undefined): Entry | undefined {
  if (!item) return undefined;
  const fits =
    index.hash.every((attribute) => fitsIndex(attribute, item[attribute.name], true)) &&
    index.range.every((attribute) => fitsIndex(attribute, item[attribute.name], false));
  return fits ? { key: entryKey(table, index, item), item: projected(table, index, item) } : undefined;
}

function projected(table: Table, index: Index, item: Item): Item {
  if (!index.projected) return item;
  const names = [...index.hash, ...index.range, ...keyOf(table)].map(({ name }) => name);
  return Object.fromEntries(
    [...new Set([...names, ...index.projected])].flatMap((name) => (item[name] ? [[name, item[name]]] : [])),
  );
}

/** Adds the changes of index entries to a unit of work. */
export function stageEntries(
  unit: Unit,
  table: Table,
  before: Item | undefined,
  after: Item | undefined,
): void {
  for (const index of table.indexes) {
    const [old, entry] = [entryOf(table, index, before), entryOf(table, index, after)];
    if (old && old.key !== entry?.key) unit.remove(old.key);
    if (entry && !(old?.key === entry.key && sameItem(old.item, entry.item))) unit.put(entry.key, entry.item);
  }
}
