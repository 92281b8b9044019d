// Puts a seed's items in the tables of a run, and resets the tables to these items.
import type { Dynamodb } from "../dynamodb/dynamodb.ts";
import { ofType, type Resource } from "../resources/resource.ts";
import { type Item, itemOf } from "./item.ts";
import type { Seed } from "./read-seed.ts";

export interface Seeding {
  /** Puts items in their tables. An item replaces the one with its key. */
  seed(seed: Seed): Promise<void>;
  /** Empties every table, then puts in all seeds again. */
  reset(): Promise<void>;
}

type Database = Pick<Dynamodb, "call">;

/** @param resources returns the resources that the program has at the moment of the call */
export function createSeeding(dynamodb: Database, resources: () => Resource[]): Seeding {
  const seeds: Seed[] = [];
  const put = async (seed: Seed) => {
    const tables = await tablesOf(dynamodb);
    for (const [name, items] of Object.entries(seed)) {
      const TableName = tableOf(name, tables, resources());
      for (const item of items) await dynamodb.call("PutItem", { TableName, Item: itemOf(item) });
    }
  };
  return {
    async seed(seed) {
      await put(seed);
      seeds.push(structuredClone(seed));
    },
    async reset() {
      for (const table of await tablesOf(dynamodb)) await empty(dynamodb, table);
      for (const seed of seeds) await put(seed);
    },
  };
}

async function tablesOf(dynamodb: Database): Promise<string[]> {
  const names: string[] = [];
  let ExclusiveStartTableName: string | undefined;
  do {
    const page = await dynamodb.call("ListTables", { ExclusiveStartTableName });
    names.push(...page.TableNames);
    ExclusiveStartTableName = page.LastEvaluatedTableName;
  } while (ExclusiveStartTableName);
  return names;
}

/** @throws Error when no table has the name */
function tableOf(name: string, tables: string[], resources: Resource[]): string {
  const registered = ofType(resources, "aws:dynamodb/table:Table");
  const found = registered.find((table) => table.name === name)?.outputs.name ?? name;
  if (tables.includes(found)) return found;
  const own = registered.map((table) => table.name);
  const known = [
    ...own,
    ...tables.filter((table) => registered.every(({ outputs }) => outputs.name !== table)),
  ];
  throw new Error(
    `Expected a seed to name tables of the program, got ${name}. Its tables: ${known.join(", ") || "none"}.`,
  );
}

async function empty(dynamodb: Database, TableName: string): Promise<void> {
  const { Table } = await dynamodb.call("DescribeTable", { TableName });
  const names: string[] = Table.KeySchema.map(
    ({ AttributeName }: { AttributeName: string }) => AttributeName,
  );
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await dynamodb.call("Scan", { TableName, ExclusiveStartKey });
    for (const item of page.Items as Item[]) {
      const Key = Object.fromEntries(names.map((name) => [name, item[name]]));
      await dynamodb.call("DeleteItem", { TableName, Key });
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
