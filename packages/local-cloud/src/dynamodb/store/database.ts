// The Level database that holds everything, in a folder or in memory.
import { Level } from "level";
import { MemoryLevel } from "memory-level";
import { createWriter, type Write } from "./writer.ts";

export interface Range {
  /** The first key, included. */
  gte: string;
  /** The end, excluded. */
  lt: string;
  reverse?: boolean;
}

export type Entry = [key: string, value: unknown];

/** A database whose keys are bytes in hexadecimal, and whose values are JSON. */
export interface Database {
  /** Returns the value of the last write, whether or not it is on the disk yet. */
  get(key: string): unknown;
  /** Tells whether the last write of a key is still on its way to the disk. */
  isPending(key: string): boolean;
  /** Writes all or nothing. It resolves when the writes are on the disk. */
  write(operations: Write[]): Promise<void>;
  /** Resolves when all writes up to now are on the disk. */
  settled(): Promise<void>;
  /** Reads the entries on the disk in the order of their keys. Later writes do not appear. */
  entries(range: Range): AsyncGenerator<Entry>;
  /** Reads entries as `entries` does, in lists of `size`, for callers that know how many they need. */
  chunks(range: Range, size: number): AsyncGenerator<Entry[]>;
  /** Removes a range's entries from the disk. Writes on their way are not affected. */
  clear(range: Range): Promise<void>;
  close(): Promise<void>;
}

const encodings = { keyEncoding: "hex", valueEncoding: "json" } as const;
const atOnce = 200;

/**
 * Opens the database of a folder, or one in memory.
 *
 * @throws Error of one line when the folder is in use, or was written by an earlier version
 */
export async function openDatabase(path: string | undefined): Promise<Database> {
  // The two classes behave alike here. Only the options of `open` differ in their types, hence the cast.
  const memory = () => new MemoryLevel<string, unknown>(encodings) as unknown as Level<string, unknown>;
  const level = path === undefined ? memory() : await openFolder(path);
  await level.open();
  const { write, settled, pending } = createWriter((operations) => level.batch(operations));
  return {
    get(key) {
      const last = pending.get(key);
      if (last) return last.type === "put" ? last.value : undefined;
      return level.getSync(key);
    },
    isPending: (key) => pending.has(key),
    write,
    settled,
    async *entries(range) {
      for await (const found of chunksOf(level, range, atOnce)) yield* found;
    },
    chunks: (range, size) => chunksOf(level, range, size),
    clear: (range) => level.clear(range),
    async close() {
      await settled();
      await level.close();
    },
  };
}

async function* chunksOf(level: Level<string, unknown>, range: Range, size: number): AsyncGenerator<Entry[]> {
  const iterator = level.iterator(range);
  try {
    for (let found = await iterator.nextv(size); found.length > 0; found = await iterator.nextv(size))
      yield found;
  } finally {
    await iterator.close();
  }
}

async function openFolder(path: string): Promise<Level<string, unknown>> {
  const level = new Level<string, unknown>(path, encodings);
  try {
    await level.open();
  } catch (error) {
    const { code, message } =
      (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as NodeJS.ErrnoException);
    if (code === "LEVEL_LOCKED") throw new Error(`The data folder ${path} is in use by another run.`);
    throw new Error(`Cannot open the data folder ${path}: ${message}`);
  }
  // In earlier versions keys were text. Today they begin with a byte below 20 (hexadecimal).
  const [old] = await level.keys({ gte: "20", limit: 1 }).all();
  if (old === undefined) return level;
  await level.close();
  throw new Error(
    `The data folder ${path} was written by an earlier version, which kept tables in another form. ` +
      "Choose another --data folder, or delete this one.",
  );
}
