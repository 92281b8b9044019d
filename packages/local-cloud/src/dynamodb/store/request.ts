// One request, once its form is checked.
import type { Output } from "../values/item.ts";
import type { Store } from "./store.ts";

export interface Request {
  store: Store;
  input: Output;
  /** A table's name as the client has written it: it may be an ARN. */
  shown(tableName: string): string;
  /** Whether another transaction is said to hold the items. */
  conflicts?: boolean;
}
