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
  const names = [...keyOf(index), ...keyOf(table)].map(({ name }) => name);
  return Object.fromEntries(
    [...new Set([...names, ...index.projected])].flatMap((name) => (item[name] ? [[name, item[name]]] : [])),
  );
}

/** Returns the indexes in which an item's entry changes, each with the entries before and after. */
export function entryChanges(table: Table, before: Item | undefined, after: Item | undefined) {
  return table.indexes
    .map((index) => ({ index, old: entryOf(table, index, before), entry: entryOf(table, index, after) }))
    .filter(({ old, entry }) => old?.key !== entry?.key || !sameItem(old?.item, entry?.item));
}

/** Adds the changes of index entries to a unit of work. */
export function stageEntries(
  unit: Unit,
  table: Table,
  before: Item | undefined,
  after: Item | undefined,
): void {
  for (const { old, entry } of entryChanges(table, before, after)) {
    if (old && old.key !== entry?.key) unit.remove(old.key);
    if (entry) unit.put(entry.key, entry.item);
  }
}
