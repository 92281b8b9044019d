// The writes of one item: each has a condition, and a change that it makes to any existing item.
import { meets } from "../expressions/evaluate.ts";
import { meetsLegacy } from "../expressions/evaluate-legacy.ts";
import { itemKey } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import type { Unit } from "../store/unit.ts";
import { type Change, stageRecord } from "../streams/record.ts";
import type { Item, Output } from "../values/item.ts";
import { checkItem, checkKey } from "./check-key.ts";
import { stageEntries } from "./index-entries.ts";

export interface Action {
  table: Table;
  /** The key of the item in the database. */
  key: string;
  /** Tells whether the existing item meets the request's condition. */
  permits(before: Item | undefined): boolean;
  /**
   * Returns the item after the write. A condition check returns it unchanged.
   *
   * @throws ServiceError when the write is not possible, such as for an attribute of the wrong type
   */
  next(before: Item | undefined): Item | undefined;
}

/** Makes a write of an item, with the condition of the request. */
export function actionOf(table: Table, item: Item, input: Output, next: Action["next"]): Action {
  const { _condition, Expected, ConditionalOperator } = input;
  return {
    table,
    key: itemKey(table, item),
    permits(before = {}) {
      if (_condition) return meets(before, _condition.expression);
      return !Expected || meetsLegacy(before, Expected, ConditionalOperator);
    },
    next,
  };
}

/** Makes a put, which replaces an existing item with its key. @throws ServiceError when the item does not fit the table */
export function put(table: Table, input: Output): Action {
  checkItem(table, input.Item);
  return actionOf(table, input.Item, input, () => input.Item);
}

/** Makes a deletion. @throws ServiceError when the key does not fit the table */
export function remove(table: Table, input: Output): Action {
  checkKey(table, input.Key);
  return actionOf(table, input.Key, input, () => undefined);
}

/** Makes a condition check, which leaves the item unchanged. @throws ServiceError when the key does not fit the table */
export function conditionCheck(table: Table, input: Output): Action {
  checkKey(table, input.Key);
  return actionOf(table, input.Key, input, (before) => before);
}

/** Adds an item's change to a unit of work: the item, its index entries, and the stream's record. */
export function stageChange(
  store: Store,
  unit: Unit,
  { table, key }: Pick<Action, "table" | "key">,
  change: Change,
) {
  const { before, after } = change;
  if (before === after) return;
  if (after) unit.put(key, after);
  else unit.remove(key);
  stageEntries(unit, table, before, after);
  stageRecord(store, unit, table, change);
}
