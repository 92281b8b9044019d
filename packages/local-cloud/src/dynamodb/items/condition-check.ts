// Makes the action of ConditionCheck: it tests an item, and leaves it unchanged.
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { type Action, actionOf } from "./action.ts";
import { checkKey } from "./check-key.ts";

/** Makes a condition check. @throws ServiceError when the key does not fit the table */
export function conditionCheck(table: Table, input: Output): Action {
  checkKey(table, input.Key);
  return actionOf(table, input.Key, input, (before) => before);
}
