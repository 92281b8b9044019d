// Creates the tables that a program registers or adopts, and checks those that a data folder already has.
import type { Served } from "../resources/effects.ts";
import { type Lookup, ofType, type Resource } from "../resources/resource.ts";
import { streamLabelOf } from "../resources/stream-label.ts";
import type { Dynamodb } from "./dynamodb.ts";
import type { ViewType } from "./store/table.ts";
import { type Description, description, indexesOf, keyOf, type Table } from "./table-description.ts";
import { setTimeToLive } from "./time-to-live.ts";

/** The inputs of a table that have an effect in the local cloud. */
export const dynamodbServes = {
  "aws:dynamodb/table:Table": [
    "attributes",
    "deletionProtectionEnabled",
    ...["hashKey", "keySchemas", "name", "nonKeyAttributes", "projectionType", "rangeKey"].map(
      (input) => `globalSecondaryIndexes.${input}` as const,
    ),
    "hashKey",
    "localSecondaryIndexes",
    "rangeKey",
    "streamEnabled",
    "streamViewType",
    "ttl",
  ],
} satisfies Served;

type Database = Pick<Dynamodb, "call" | "setIndexes" | "setStream">;

export interface TablesOptions {
  /** Is called with a line for each table whose key or indexes were changed to the program's. */
  onRemade?(line: string): void;
  /** True to empty a table that exists with another key, false to throw an Error. */
  mayStartEmpty?: boolean;
}

/**
 * Creates every table of the program that does not exist yet. Existing tables keep their items, and get the program's indexes.
 *
 * @throws Error when a table exists with another key, unless it may start empty
 */
export async function createTables(
  dynamodb: Database,
  resources: Resource[],
  lookups: Lookup[],
  options: TablesOptions = {},
): Promise<void> {
  const registered = ofType(resources, "aws:dynamodb/table:Table").map(({ outputs }): Table => outputs);
  const names = new Set(registered.map(({ name }) => name));
  const adopted = lookups
    .filter(({ token }) => token === "aws:dynamodb/getTable:getTable")
    .map(({ outputs }) => outputs as unknown as Table)
    .filter(({ name }) => !names.has(name));
  for (const table of adopted) await createTable(dynamodb, description(table), { ...options, adopts: true });
  for (const table of registered) {
    await createTable(dynamodb, description(table), options);
    await settle(dynamodb, table);
  }
}

interface TableOptions extends TablesOptions {
  /** True for a table that the program only looks up. Then only its key is compared. */
  adopts?: boolean;
}

async function createTable(dynamodb: Database, wanted: Description, options: TableOptions): Promise<void> {
  try {
    await dynamodb.call("CreateTable", wanted);
  } catch (error) {
    if ((error as Error).name !== "ResourceInUseException") throw error;
    await adjustTable(dynamodb, wanted, options);
  }
}

/** Changes an existing table's key and indexes to those of the program, where they differ. */
async function adjustTable(
  dynamodb: Database,
  wanted: Description,
  { adopts, onRemade, mayStartEmpty }: TableOptions,
): Promise<void> {
  const { TableName: name } = wanted;
  const { Table } = await dynamodb.call("DescribeTable", { TableName: name });
  const [key, wantedKey] = [keyOf(Table), keyOf(wanted)];
  if (key !== wantedKey) {
    if (!mayStartEmpty)
      throw new Error(
        `The table ${name} exists with the key ${key}, the program registers ${wantedKey}. Choose another --data folder.`,
      );
    await replaceTable(dynamodb, wanted);
    return onRemade?.(`The table ${name} starts empty: its key was ${key} and is ${wantedKey} now.`);
  }
  const [indexes, wantedIndexes] = [indexesOf(Table), indexesOf(wanted)];
  if (adopts || indexes === wantedIndexes) return;
  const { items, unfit } = await dynamodb.setIndexes(name, wanted);
  const left = unfit > 0 ? ` ${unfit} of them do not fit an index, and are not in it.` : "";
  onRemade?.(
    `The table ${name} keeps its items (${items}); its indexes were ${indexes} and are ${wantedIndexes} now.${left}`,
  );
}

/** Sets a table's stream, time to live and deletion protection to those of the program. */
async function settle(dynamodb: Database, table: Table): Promise<void> {
  const { name: TableName, streamEnabled, streamViewType: viewType } = table;
  if (streamEnabled && !viewType)
    throw new Error(
      `Expected \`streamViewType\` of the table ${TableName} to be set where \`streamEnabled\` is true, got none. ` +
        "Set it to KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.",
    );
  const stream = streamEnabled
    ? { viewType: viewType as ViewType, label: streamLabelOf(viewType) }
    : undefined;
  await dynamodb.setStream(TableName, stream);
  await setTimeToLive(dynamodb, table);
  const { Table: found } = await dynamodb.call("DescribeTable", { TableName });
  const DeletionProtectionEnabled = table.deletionProtectionEnabled === true;
  if (found.DeletionProtectionEnabled !== DeletionProtectionEnabled)
    await dynamodb.call("UpdateTable", { TableName, DeletionProtectionEnabled });
}

/** Replaces a table by an empty one. Both calls start at once, so that no request comes between. */
async function replaceTable(dynamodb: Database, wanted: Description): Promise<void> {
  const { TableName } = wanted;
  await Promise.all([dynamodb.call("DeleteTable", { TableName }), dynamodb.call("CreateTable", wanted)]);
}
