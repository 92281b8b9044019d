// A table: the record that the database stores, and the form that the code reads.
import type { Item, Output } from "../values/item.ts";

/** A table as the database stores it. */
export interface TableRecord {
  id: string;
  /** The table as `DescribeTable` returns it, without counts and without the stream's properties. */
  description: Output;
  /** The ids of the indexes, by their names. An index that is created again gets a new id. */
  indexIds: Record<string, string>;
  /** The names of indexes that do not have all items yet. */
  unfilled?: string[];
  tags: Record<string, string>;
  /** The enabled stream, which gets the records. */
  stream?: Stream;
  /** The name of the attribute with an item's expiry time. */
  timeToLive?: string;
  /** Point-in-time recovery, when it is on: its start in epoch seconds, and the days that it reaches back. */
  recovery?: { since: number; days: number };
}

export type ViewType = "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES";

/** A table's stream. It can be read for a day after its table is gone. */
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
  /** The stream's first sequence number. Its records have higher ones. */
  firstSequence: number;
  /** The highest sequence number that its records can have. It is set when the stream is disabled. */
  lastSequence?: number;
  /** Epoch milliseconds. */
  disabledAt?: number;
}

/** The indexes of a table, and the types of their key attributes. */
export interface Indexes {
  AttributeDefinitions: Output[];
  GlobalSecondaryIndexes?: Output[];
  LocalSecondaryIndexes?: Output[];
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
  /** The attributes in an entry besides the keys. By default all. */
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

/** Turns the stored record of a table into the form that the code reads. */
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

/** Returns all indexes in a table's description, or in the request that makes the table. */
export function indexesIn({ GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] }: Output): Output[] {
  return [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes];
}

/** Returns the attributes of the key of a table or an index. */
export function keyOf({ hash, range }: Pick<Table, "hash" | "range">): KeyAttribute[] {
  return [...hash, ...range];
}

/** Returns the key attributes of an item. */
export function keyOfItem(table: Table, item: Item): Item {
  return Object.fromEntries(keyOf(table).flatMap(({ name }) => (item[name] ? [[name, item[name]]] : [])));
}
