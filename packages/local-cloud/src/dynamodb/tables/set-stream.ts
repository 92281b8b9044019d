// Begins or ends a table's stream, as the program registers it.
import type { Store } from "../store/store.ts";
import type { Table, ViewType } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import { disableStream, enableStream } from "../streams/enable-stream.ts";
import { changeTable } from "./change-table.ts";

/** The stream of a table that the program registers. Its label is the end of its ARN. */
export interface RegisteredStream {
  viewType: ViewType;
  label: string;
}

/** Begins the stream that the program registers, or ends the table's stream. A stream with the same label goes on. */
export async function setStream(
  store: Store,
  table: Table,
  wanted: RegisteredStream | undefined,
): Promise<void> {
  const { record } = table;
  if (record.stream?.label === wanted?.label) return;
  const unit = createUnit(store.database);
  if (record.stream) disableStream(store, unit, record.stream);
  const stream = wanted && enableStream(store, unit, record, wanted.viewType, wanted.label);
  await changeTable(store, table, { stream }, unit);
}
