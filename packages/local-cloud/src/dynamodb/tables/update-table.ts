// Runs UpdateTable: it changes stream, deletion protection, throughput, and one global index.

import type { Request } from "../store/request.ts";
import { findTable, goOn, type Store } from "../store/store.ts";
import type { Table, TableRecord } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import { disableStream, enableStream } from "../streams/enable-stream.ts";
import type { Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { changeTable } from "./change-table.ts";
import { describe } from "./describe.ts";
import { extrasOf } from "./extras.ts";
import { indexChange } from "./index-change.ts";
import { setIndexes } from "./set-indexes.ts";
import { changedThroughput } from "./throughput.ts";

export async function updateTable({ store, input }: Request): Promise<Output> {
  const table = findTable(store, input.TableName);
  // This finds errors in the index before anything changes.
  const change = indexChange(table, input);
  const written = changeSettings(store, table, input);
  if (change) goOn(store, setIndexes(store, findTable(store, table.name), change.indexes));
  const description = describe(findTable(store, table.name), "UPDATING");
  await written;
  await store.database.settled();
  return { TableDescription: withRemoved(description, change?.removed) };
}

/** Changes the table's settings at once. It resolves when they are on the disk. */
function changeSettings(store: Store, table: Table, input: Output): Promise<Table> {
  const unit = createUnit(store.database);
  const changes: Partial<TableRecord> = { description: settingsOf(store, table.record, input) };
  const { StreamSpecification: wanted } = input;
  const { stream } = table.record;
  if (wanted?.StreamEnabled === true) {
    if (stream) throw validationError(`Table already has an enabled stream: TableName: ${table.name}`);
    changes.stream = enableStream(store, unit, table.record, wanted.StreamViewType);
  } else if (wanted?.StreamEnabled === false) {
    if (!stream) throw validationError(`Table has no stream to disable: TableName: ${table.name}`);
    disableStream(store, unit, stream);
    changes.stream = undefined;
  }
  return changeTable(store, table, changes, unit);
}

function settingsOf(store: Store, { description }: TableRecord, input: Output): Output {
  const { DeletionProtectionEnabled, TableClass } = input;
  return {
    ...description,
    ...changedThroughput(description, input),
    ...extrasOf(store, input),
    ...(DeletionProtectionEnabled !== undefined && { DeletionProtectionEnabled }),
    ...(TableClass && { TableClassSummary: { TableClass } }),
  };
}

/** Adds the removed index to the description once more, with the status DELETING. */
function withRemoved(description: Output, removed: Output | undefined): Output {
  if (!removed) return description;
  const { GlobalSecondaryIndexes: others = [] } = description;
  return { ...description, GlobalSecondaryIndexes: [...others, { ...removed, IndexStatus: "DELETING" }] };
}
