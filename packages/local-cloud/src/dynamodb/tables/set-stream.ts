// Gives a table the stream that a program registers, by the name that the program knows.
import { recordsOf } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Table, ViewType } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import { disableStream, enableStream } from "../streams/enable-stream.ts";
import { changeTable } from "./change-table.ts";

export interface WantedStream {
  viewType: ViewType;
  /** The time that names it, as in its ARN. */
  label: string;
}

/** A stream that stays as it was keeps its records; one that comes back by its old name begins without any. */
export async function setStream(store: Store, table: Table, wanted: WantedStream | undefined): Promise<void> {
  const { record } = table;
  const { stream: before } = record;
  if (before?.label === wanted?.label && before?.viewType === wanted?.viewType) return;
  const unit = createUnit(store.database);
  if (before) disableStream(store, unit, before);
  const namesake = store.streams.get(`${record.description.TableArn}/stream/${wanted?.label}`);
  const stream = wanted && enableStream(store, unit, record, wanted.viewType, wanted.label);
  await changeTable(store, table, { stream }, unit);
  if (namesake) await store.database.clear(recordsOf(namesake.id));
}
