// What is in the tables when a run begins.
import { readFile } from "node:fs/promises";

/** Items by their tables, which go by the name of the resource or by their own: `{ "orders": [{ "id": "1" }] }`. */
export type Seed = Record<string, Record<string, unknown>[]>;

/**
 * Reads a seed that is in a file, as JSON.
 *
 * @throws Error of one line for what is no seed
 */
export async function readSeed(seed: string | Seed): Promise<Seed> {
  const read = typeof seed === "string" ? await fromFile(seed) : seed;
  const place = typeof seed === "string" ? seed : "`seed`";
  if (isRecord(read) && Object.values(read).every((items) => Array.isArray(items) && items.every(isRecord)))
    return read as Seed;
  throw new Error(
    `Expected ${place} to be lists of items by the names of their tables, { "orders": [{ "id": "1" }] }, got something else.`,
  );
}

async function fromFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot read the seed ${file}: ${(error as Error).message}`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
