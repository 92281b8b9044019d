// Creates the tables that a program registers or adopts, and checks those that a data folder already has.
import type { Served } from "../resources/effects.ts";
import { type Lookup, ofType, type Resource } from "../resources/resource.ts";
import type { Dynamodb } from "./dynamodb.ts";
import {
  type Description,
  description,
  indexesIn,
  indexesOf,
  keyOf,
  type Table,
} from "./table-description.ts";

/** What has an effect here. */
export const dynamodbServes = {
  "aws:dynamodb/table:Table": [
    "attributes",
    "billingMode",
    "globalSecondaryIndexes",
    "hashKey",
    "localSecondaryIndexes",
    "name",
    "rangeKey",
    "streamEnabled",
    "streamViewType",
    "ttl",
  ],
} satisfies Served;

type Database = Pick<Dynamodb, "call" | "setIndexes">;

/**
 * Brings up every table of the program; those that exist keep their items.
 *
 * @param onRemade is told of a table that exists with another key or other indexes, and is then made anew: with another key it
 * starts empty; without it either is an error
 * @throws Error when a table exists with another key or other indexes
 */
export async function createTables(
  dynamodb: Database,
  resources: Resource[],
  lookups: Lookup[],
  onRemade?: (line: string) => void,
): Promise<void> {
  const registered = ofType(resources, "aws:dynamodb/table:Table").map(({ outputs }): Table => outputs);
  const adopted = lookups
    .filter(({ token }) => token === "aws:dynamodb/getTable:getTable")
    .map(({ outputs }) => outputs as unknown as Table);
  const tables = new Map([...adopted, ...registered].map((table) => [table.name, table]));
  for (const table of tables.values()) {
    const adopts = !registered.includes(table);
    await createTable(dynamodb, description(table), { adopts, onRemade });
  }
}

interface TableOptions {
  /** Whether the program only looks the table up: then it says the key alone. */
  adopts: boolean;
  onRemade?(line: string): void;
}

async function createTable(dynamodb: Database, wanted: Description, options: TableOptions): Promise<void> {
  try {
    await dynamodb.call("CreateTable", wanted);
  } catch (error) {
    if ((error as Error).name !== "ResourceInUseException") throw error;
    await adjustTable(dynamodb, wanted, options);
  }
}

/** Makes a table that exists into the one that is wanted, unless it is. */
async function adjustTable(
  dynamodb: Database,
  wanted: Description,
  { adopts, onRemade }: TableOptions,
): Promise<void> {
  const { TableName: name } = wanted;
  const { Table } = await dynamodb.call("DescribeTable", { TableName: name });
  const hasItsKey = keyOf(Table) === keyOf(wanted);
  if (hasItsKey && adopts) return;
  const [part, inWords] = hasItsKey ? ["indexes", indexesOf] : ["key", keyOf];
  const [found, asked] = [inWords(Table), inWords(wanted)];
  if (found === asked) return;
  if (!onRemade)
    throw new Error(
      `The table ${name} exists with the ${part} ${found}, the program wants ${asked}. Choose another --data folder.`,
    );
  if (!hasItsKey) {
    await replaceTable(dynamodb, wanted);
    return onRemade(`The table ${name} starts empty: its key was ${found} and is ${asked} now.`);
  }
  const { items, unfit } = await dynamodb.setIndexes(name, indexesIn(wanted));
  const left = unfit > 0 ? ` ${unfit} of them do not fit an index, and are not in it.` : "";
  onRemade(
    `The table ${name} keeps its items (${items}); its indexes were ${found} and are ${asked} now.${left}`,
  );
}

/** Both at once, so that no request comes between. */
async function replaceTable(dynamodb: Database, wanted: Description): Promise<void> {
  const { TableName } = wanted;
  await Promise.all([dynamodb.call("DeleteTable", { TableName }), dynamodb.call("CreateTable", wanted)]);
}
