// One write of one item: what a request asks for, before it is known what is there.
import { meets } from "../expressions/evaluate.ts";
import { meetsLegacy } from "../expressions/evaluate-legacy.ts";
import { itemKey } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import type { Unit } from "../store/unit.ts";
import { type Change, stageRecord } from "../streams/record.ts";
import type { Item, Output } from "../values/item.ts";
import { stageEntries } from "./index-entries.ts";

export interface Action {
  table: Table;
  /** The place of the item in the database. */
  key: string;
  /** Whether what is there meets the request's condition. */
  permits(before: Item | undefined): boolean;
  /**
   * What is there afterwards. Of a check alone it is what was there.
   *
   * @throws ServiceError when it cannot be
   */
  next(before: Item | undefined): Item | undefined;
}

/** An action on an item, with the condition that the request has. */
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

/** Adds an item's change to what a unit writes: item, entries of indexes, record of the stream. */
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
