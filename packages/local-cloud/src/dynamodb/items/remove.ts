// Makes the action of DeleteItem.
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { type Action, actionOf } from "./action.ts";
import { checkKey } from "./check-key.ts";

/** Makes a deletion. @throws ServiceError when the key does not fit the table */
export function remove(table: Table, input: Output): Action {
  checkKey(table, input.Key);
  return actionOf(table, input.Key, input, () => undefined);
}
