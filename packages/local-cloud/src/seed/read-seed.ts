// Reads a seed: the items that the tables have when a run begins.
import { readFile } from "node:fs/promises";
import { isRecord } from "../resources/is-record.ts";

/** Lists of items by table: `{ "orders": [{ "id": "1" }] }`. A table is named by its resource or by its name in DynamoDB. */
export type Seed = Record<string, Record<string, unknown>[]>;

/**
 * Reads a seed from a JSON file, and checks its form. A seed that is given as an object is only checked.
 *
 * @throws Error of one line when the file cannot be read, or its content is no seed
 */
export async function readSeed(seed: string | Seed): Promise<Seed> {
  const read = typeof seed === "string" ? await fromFile(seed) : seed;
  const place = typeof seed === "string" ? seed : "`seed`";
  if (isRecord(read) && Object.values(read).every((items) => Array.isArray(items) && items.every(isRecord)))
    return read as Seed;
  throw new Error(
    `Expected ${place} to give each table's name a list of items, such as { "orders": [{ "id": "1" }] }, got something else.`,
  );
}

async function fromFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot read the seed ${file}: ${(error as Error).message}`);
  }
}
