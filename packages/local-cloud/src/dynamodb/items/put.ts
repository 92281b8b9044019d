// Makes the action of PutItem: it puts an item, in place of an existing one with its key.
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { type Action, actionOf } from "./action.ts";
import { checkItem } from "./check-key.ts";

/** Makes a put. @throws ServiceError when the item does not fit the table */
export function put(table: Table, input: Output): Action {
  checkItem(table, input.Item);
  return actionOf(table, input.Item, input, () => input.Item);
}
