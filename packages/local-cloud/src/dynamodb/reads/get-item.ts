// Runs GetItem, and reads the items of BatchGetItem and TransactGetItems.
import { project } from "../expressions/project.ts";
import { consumed, unitsOfRead } from "../items/capacity.ts";
import { checkKey, checkKeyPaths } from "../items/check-key.ts";
import { itemKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit, type Unit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";

export interface Found {
  /** The attributes of the item that the request asks for. */
  shown?: Item;
  /** The size of the whole item, in bytes. */
  size: number;
}

/** Reads one item. */
export function readItem(unit: Unit, table: Table, input: Output): Found {
  checkKey(table, input.Key);
  checkKeyPaths(table, input._projection?.nestedPaths);
  const item = unit.get<Item>(itemKey(table, input.Key));
  if (!item) return { size: 0 };
  return { shown: asAsked(input, item), size: itemSize(item) };
}

/** Returns the attributes of an item that a request asks for, by default all. */
export function asAsked({ _projection, AttributesToGet }: Output, item: Item): Item {
  const paths = _projection?.paths ?? AttributesToGet;
  return paths ? project(paths, item) : item;
}

export async function getItem({ store, input, shown }: Request): Promise<Output> {
  const table = tableOf(store, input.TableName);
  const unit = createUnit(store.database);
  const { shown: Item, size } = readItem(unit, table, input);
  await unit.done();
  const units = { table: unitsOfRead(size, input.ConsistentRead === true), indexes: new Map() };
  return { Item, ConsumedCapacity: consumed(input, table, shown(table.name), units) };
}
