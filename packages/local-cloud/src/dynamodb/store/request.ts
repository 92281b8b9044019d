// One request whose form has been checked.
import type { Output } from "../values/item.ts";
import type { Store } from "./store.ts";

export interface Request {
  store: Store;
  input: Output;
  /** Returns a table's name as the client wrote it, which may be an ARN. */
  shown(tableName: string): string;
  /** True when the request must fail as if another transaction held its items. */
  conflicts?: boolean;
}
