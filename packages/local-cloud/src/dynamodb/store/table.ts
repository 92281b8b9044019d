// A table: what is kept of it, and what is read from that.
import type { Item, Output } from "../values/item.ts";

/** What is kept of a table. */
export interface TableRecord {
  id: string;
  /** As `DescribeTable` gives it, without counts and without what a stream adds. */
  description: Output;
  /** An id for each index, by its name; another one when the index is made anew. */
  indexIds: Record<string, string>;
  /** Indexes, by name, that do not have all items yet. */
  unfilled?: string[];
  tags: Record<string, string>;
  /** The stream that gets the records; none when it is disabled. */
  stream?: Stream;
  /** The attribute with the time after which items are removed. */
  timeToLive?: string;
  /** Point-in-time recovery, where it is on: from when, in epoch seconds, and for how many days. */
  recovery?: { since: number; days: number };
}

export type ViewType = "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES";

/** A stream, which outlives its table for a day. */
export interface Stream {
  id: string;
  arn: string;
  label: string;
  shardId: string;
  viewType: ViewType;
  tableName: string;
  keySchema: Output[];
  /** Epoch milliseconds. */
  createdAt: number;
  /** The number from which its records count. */
  firstSequence: number;
  /** Set when it is disabled: the last number that it may have. */
  lastSequence?: number;
  /** Epoch milliseconds. */
  disabledAt?: number;
}

export interface KeyAttribute {
  name: string;
  type: "S" | "N" | "B";
}

export interface Index {
  id: string;
  name: string;
  isGlobal: boolean;
  hash: KeyAttribute[];
  range: KeyAttribute[];
  /** What an entry has besides the keys; everything unless given. */
  projected?: string[];
}

export interface Table {
  name: string;
  id: string;
  hash: KeyAttribute[];
  range: KeyAttribute[];
  indexes: Index[];
  record: TableRecord;
}

/** Reads what is kept. */
export function readTable(record: TableRecord): Table {
  const { description, id } = record;
  const types = new Map<string, KeyAttribute["type"]>(
    description.AttributeDefinitions.map(({ AttributeName, AttributeType }: Output) => [
      AttributeName,
      AttributeType,
    ]),
  );
  const attributes = (schema: Output[], keyType: "HASH" | "RANGE"): KeyAttribute[] =>
    schema
      .filter(({ KeyType }) => KeyType === keyType)
      .map(({ AttributeName: name }) => ({ name, type: types.get(name) ?? "S" }));
  const indexes = (list: Output[] = [], isGlobal: boolean): Index[] =>
    list.map(({ IndexName, KeySchema, Projection }) => ({
      id: record.indexIds[IndexName] ?? "",
      name: IndexName,
      isGlobal,
      hash: attributes(KeySchema, "HASH"),
      range: attributes(KeySchema, "RANGE"),
      ...(Projection.ProjectionType !== "ALL" && { projected: Projection.NonKeyAttributes ?? [] }),
    }));
  return {
    name: description.TableName,
    id,
    hash: attributes(description.KeySchema, "HASH"),
    range: attributes(description.KeySchema, "RANGE"),
    indexes: [
      ...indexes(description.GlobalSecondaryIndexes, true),
      ...indexes(description.LocalSecondaryIndexes, false),
    ],
    record,
  };
}

/** The attributes of a table's key. */
export function keyOf(table: Table): KeyAttribute[] {
  return [...table.hash, ...table.range];
}

/** Those attributes of an item that are its key. */
export function keyOfItem(table: Table, item: Item): Item {
  return Object.fromEntries(keyOf(table).flatMap(({ name }) => (item[name] ? [[name, item[name]]] : [])));
}
