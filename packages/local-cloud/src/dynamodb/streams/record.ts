// Writes the record of a change into a table's stream.
import { randomBytes } from "node:crypto";
import { recordKey } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import { keyOfItem, type Stream, type Table } from "../store/table.ts";
import type { Unit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { sameItem } from "../values/same-value.ts";

/** A change of one item. A new item has no `before`, a removed one no `after`. */
export interface Change {
  before?: Item;
  after?: Item;
  /** True when DynamoDB itself removed the item, because its time to live was over. */
  isExpired?: boolean;
}

/** Adds a change's record to a unit of work. An unchanged item has no record. */
export function stageRecord(store: Store, unit: Unit, table: Table, change: Change): void {
  const { stream } = table.record;
  if (!stream || sameItem(change.before, change.after)) return;
  store.sequence += 1;
  unit.put(recordKey(stream.id, store.sequence), recordOf(stream, table, store, change));
  unit.afterwards(() => store.events.emit("appended", stream.arn));
}

function recordOf(stream: Stream, table: Table, { sequence, region }: Store, change: Change): Output {
  const { before, after, isExpired } = change;
  const { viewType } = stream;
  const Keys = keyOfItem(table, after ?? before ?? {});
  const NewImage = viewType === "NEW_IMAGE" || viewType === "NEW_AND_OLD_IMAGES" ? after : undefined;
  const OldImage = viewType === "OLD_IMAGE" || viewType === "NEW_AND_OLD_IMAGES" ? before : undefined;
  return {
    eventID: randomBytes(16).toString("hex"),
    eventName: before ? (after ? "MODIFY" : "REMOVE") : "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys,
      ...(NewImage && { NewImage }),
      ...(OldImage && { OldImage }),
      SequenceNumber: sequenceNumber(sequence),
      SizeBytes: itemSize(Keys) + itemSize(NewImage ?? {}) + itemSize(OldImage ?? {}),
      StreamViewType: viewType,
    },
    ...(isExpired && { userIdentity: { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" } }),
  };
}

/** Returns the sequence number in a text of the API. Without a text it is infinite, which no stream has. */
export function sequenceOfNumber(text: string | undefined): number {
  return text === undefined ? Number.POSITIVE_INFINITY : Number(text.slice(1));
}

/** Returns a sequence number as the API shows it: with 21 digits, as on AWS. */
export function sequenceNumber(sequence: number): string {
  return `1${String(sequence).padStart(20, "0")}`;
}
