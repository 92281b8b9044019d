// Computes the capacity units that a request consumes.
import type { Table } from "../store/table.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { entryChanges } from "./index-entries.ts";

/** The capacity units of a table, and of its indexes by their names. */
export interface Units {
  table: number;
  indexes: Map<string, number>;
}

/** Counts one unit for each 1,024 bytes of the larger of two items, at least one. */
function unitsOfWrite(before: Item | undefined, after: Item | undefined): number {
  const size = Math.max(before ? itemSize(before) : 0, after ? itemSize(after) : 0);
  return Math.max(1, Math.ceil(size / 1024));
}

/** Counts one unit for each 4,096 bytes, at least one. A read that is not consistent costs half. */
export function unitsOfRead(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);
}

/** Returns the units that a write of an item consumes, indexes included. */
export function writeUnits(table: Table, before: Item | undefined, after: Item | undefined): Units {
  const indexes = new Map<string, number>();
  for (const { index, old, entry } of entryChanges(table, before, after)) {
    const units =
      old && entry && old.key !== entry.key
        ? unitsOfWrite(old.item, undefined) + unitsOfWrite(undefined, entry.item)
        : unitsOfWrite(old?.item, entry?.item);
    indexes.set(index.name, units);
  }
  return { table: unitsOfWrite(before, after), indexes };
}

/** Adds up units, and multiplies the sum. */
export function addUnits(all: Units[], times = 1): Units {
  const sum: Units = { table: 0, indexes: new Map() };
  for (const { table, indexes } of all) {
    sum.table += table * times;
    for (const [name, units] of indexes) sum.indexes.set(name, (sum.indexes.get(name) ?? 0) + units * times);
  }
  return sum;
}

/** Returns `ConsumedCapacity` in the detail that the request asks for. */
export function consumed(
  { ReturnConsumedCapacity }: Output,
  table: Table,
  shown: string,
  units: Units,
  /** The second name under which a transaction lists the units, besides `CapacityUnits`. */
  alsoAs?: "ReadCapacityUnits" | "WriteCapacityUnits",
): Output | undefined {
  if (ReturnConsumedCapacity !== "TOTAL" && ReturnConsumedCapacity !== "INDEXES") return undefined;
  const named = (CapacityUnits: number) => ({ CapacityUnits, ...(alsoAs && { [alsoAs]: CapacityUnits }) });
  const total = [...units.indexes.values()].reduce((sum, each) => sum + each, units.table);
  const whole = { ...named(total), TableName: shown };
  if (ReturnConsumedCapacity === "TOTAL") return whole;
  const ofIndexes = (isGlobal: boolean) => {
    const list = table.indexes.filter(
      (index) => index.isGlobal === isGlobal && units.indexes.has(index.name),
    );
    return list.length > 0
      ? Object.fromEntries(list.map(({ name }) => [name, named(units.indexes.get(name) ?? 0)]))
      : undefined;
  };
  return {
    ...whole,
    Table: named(units.table),
    GlobalSecondaryIndexes: ofIndexes(true),
    LocalSecondaryIndexes: ofIndexes(false),
  };
}
