// Begins and ends the stream of a table.
import { randomBytes } from "node:crypto";
import { recordsOf, streamKey } from "../store/keys.ts";
import { goOn, type Store } from "../store/store.ts";
import type { Stream, TableRecord, ViewType } from "../store/table.ts";
import type { Unit } from "../store/unit.ts";

/** Begins a stream, which has one shard. The caller must put it in the table's record. */
export function enableStream(
  store: Store,
  unit: Unit,
  { description }: Pick<TableRecord, "description">,
  viewType: ViewType,
  label = newLabel(store),
): Stream {
  const { TableArn, TableName, KeySchema } = description;
  const createdAt = Date.now();
  // The stream itself takes a number, so that the shard's first number is below those of its records.
  store.sequence += 1;
  const stream: Stream = {
    id: randomBytes(6).toString("hex"),
    arn: `${TableArn}/stream/${label}`,
    label,
    shardId: `shardId-${String(createdAt).padStart(20, "0")}-${randomBytes(4).toString("hex")}`,
    viewType,
    tableName: TableName,
    keySchema: KeySchema,
    createdAt,
    firstSequence: store.sequence,
  };
  const before = store.streams.get(stream.arn);
  if (before) unit.afterwards(() => goOn(store, store.database.clear(recordsOf(before.id))));
  unit.put(streamKey(stream.arn), stream);
  store.streams.set(stream.arn, stream);
  return stream;
}

/** Ends a stream. Its records can still be read for a day. */
export function disableStream(store: Store, unit: Unit, stream: Stream): void {
  const ended: Stream = { ...stream, disabledAt: Date.now(), lastSequence: store.sequence };
  unit.put(streamKey(stream.arn), ended);
  store.streams.set(stream.arn, ended);
}

/** Returns a stream's label: a time later than all other labels, so that labels are unique. */
function newLabel({ streams }: Store): string {
  const latest = Math.max(0, ...[...streams.values()].map(({ createdAt }) => createdAt));
  return new Date(Math.max(Date.now(), latest + 1)).toISOString().slice(0, -1);
}
