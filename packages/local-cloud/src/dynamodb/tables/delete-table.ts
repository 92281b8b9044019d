// Runs DeleteTable.
import { below, prefixOf, tableKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { findTable } from "../store/store.ts";
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
  await store.database.settled();
  // A new table of the same name has another id, so it never finds these entries.
  for (const index of [undefined, ...table.indexes])
    await store.database.clear(below(prefixOf(table, index)));
  const { KeySchema, AttributeDefinitions, CreationDateTime, GlobalSecondaryIndexes, ...rest } = describe(
    table,
    "DELETING",
  );
  return { TableDescription: rest };
}
