// Changes a table's stored record.
import { tableKey } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import { readTable, type Table, type TableRecord } from "../store/table.ts";
import { createUnit, type Unit } from "../store/unit.ts";

/** Changes a table's record at once. It resolves when all changes of the unit are on the disk. */
export async function changeTable(
  store: Store,
  { record }: Table,
  changes: Partial<TableRecord>,
  unit: Unit = createUnit(store.database),
): Promise<Table> {
  const changed = readTable({ ...record, ...changes });
  store.tables.set(changed.name, changed);
  unit.put(tableKey(changed.name), changed.record);
  await unit.done();
  return changed;
}
