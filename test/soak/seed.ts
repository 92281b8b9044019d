// Fills the table in a data folder at once: through operations of DynamoDB, a hundred thousand users take minutes.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";

type Item = Record<string, { S: string } | { N: string }>;

/** The part of dynalite's storage that this needs; the package ships no types. */
interface Storage {
  create(options: { path: string }): {
    getTable(name: string, done: (error: Error | null, table: object) => void): void;
    getItemDb(table: string): {
      batch(puts: { type: "put"; key: string; value: Item }[], done: (error: Error | null) => void): void;
    };
    tableDb: { createKeyStream(): Readable };
    db: { close(): Promise<void> };
  };
  createKey(item: Item, table: object): string;
}

const localCloud = join(import.meta.dirname, "../../packages/local-cloud/package.json");
const { create, createKey }: Storage = createRequire(localCloud)("dynalite/db");

/** Adds users to the one table of the folder, which no run has open; gives their ids. */
export async function seedUsers(data: string, count: number): Promise<string[]> {
  const store = create({ path: join(data, "dynamodb") });
  const [name] = (await store.tableDb.createKeyStream().toArray()) as [string];
  const table = await promisify(store.getTable)(name);
  const itemDb = store.getItemDb(name);
  const ids = Array.from({ length: count }, () => randomUUID() as string);
  const puts = ids.map((id, index) => {
    const value = itemOf(id, index);
    return { type: "put" as const, key: createKey(value, table), value };
  });
  for (let start = 0; start < count; start += 10_000)
    await promisify(itemDb.batch)(puts.slice(start, start + 10_000));
  await store.db.close();
  return ids;
}

function itemOf(id: string, index: number): Item {
  const now = { S: new Date().toISOString() };
  const names = { firstName: { S: "Ada" }, lastName: { S: `Lovelace ${index}` } };
  const hidden = { _version: { N: "1" }, _requestId: { S: randomUUID() } };
  return { id: { S: id }, ...names, createdAt: now, updatedAt: now, ...hidden };
}
