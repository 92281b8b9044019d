// Runs DeleteTable.
import { below, prefixOf, tableKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { findTable, type Store } from "../store/store.ts";
import type { Index, Table } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import { disableStream } from "../streams/enable-stream.ts";
import type { Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { describe } from "./describe.ts";

export async function deleteTable({ store, input }: Request): Promise<Output> {
  const table = findTable(store, input.TableName);
  const { description, stream } = table.record;
  if (description.DeletionProtectionEnabled)
    throw validationError(
      "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
    );
  const unit = createUnit(store.database);
  if (stream) disableStream(store, unit, stream);
  unit.remove(tableKey(table.name));
  store.tables.delete(table.name);
  await unit.done();
  await clear(store, table);
  const { KeySchema, AttributeDefinitions, CreationDateTime, GlobalSecondaryIndexes, ...rest } = describe(
    table,
    "DELETING",
  );
  return { TableDescription: rest };
}

/** Removes the items of a table that is already gone. A new table of its name has another id and never finds them. */
async function clear({ database }: Store, table: Table): Promise<void> {
  await database.settled();
  await database.clear(below(prefixOf(table)));
  for (const index of table.indexes) await clearIndex({ database }, table, index);
}

export async function clearIndex(
  { database }: Pick<Store, "database">,
  table: Table,
  index: Index,
): Promise<void> {
  await database.clear(below(prefixOf(table, index)));
}
