// Where everything is kept: one Level database, in a folder or in memory.
import { Level } from "level";
import { MemoryLevel } from "memory-level";
import { createWriter, type Write } from "./writer.ts";

export interface Range {
  /** The first key, included. */
  gte: string;
  /** Keys below this one. */
  lt: string;
  reverse?: boolean;
}

export type Entry = [key: string, value: unknown];

/** Keys are bytes in hexadecimal, values JSON. */
export interface Database {
  /** The value as the last write leaves it, be it on the disk yet or not. */
  get(key: string): unknown;
  /** Whether that last write is not on the disk yet. */
  isPending(key: string): boolean;
  /** Writes all or nothing; resolves when it is on the disk. */
  write(operations: Write[]): Promise<void>;
  /** Resolves when all writes up to now are on the disk. */
  settled(): Promise<void>;
  /** What is on the disk now, in the order of the keys; later writes are not seen. */
  entries(range: Range): AsyncGenerator<Entry>;
  /** The same, so many at a time: for those who know how many they want. */
  chunks(range: Range, size: number): AsyncGenerator<Entry[]>;
  /** Removes what is on the disk. */
  clear(range: Range): Promise<void>;
  close(): Promise<void>;
}

const encodings = { keyEncoding: "hex", valueEncoding: "json" } as const;
const atOnce = 200;

/**
 * Opens the database of a folder, or one in memory.
 *
 * @throws Error of one line when the folder is in use, or is of an earlier version
 */
export async function openDatabase(path: string | undefined): Promise<Database> {
  // Both are the same to their users; their types differ in what an `open` may be told.
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
  // Keys of earlier versions are texts, ours begin with a small byte.
  const [old] = await level.keys({ gte: "20", limit: 1 }).all();
  if (old === undefined) return level;
  await level.close();
  throw new Error(
    `The data folder ${path} was written by an earlier version, which kept tables in another form. ` +
      "Choose another --data folder, or delete this one.",
  );
}
