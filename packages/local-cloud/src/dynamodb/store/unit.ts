// A unit of work: it reads entries, collects changes, and writes them all at once or not at all.
import type { Database } from "./database.ts";
import type { Write } from "./writer.ts";

export interface Unit {
  /** Returns the value as this unit has changed it, or else that of the last write. */
  get<T>(key: string): T | undefined;
  put(key: string, value: unknown): void;
  remove(key: string): void;
  /** Runs a task once the changes are on the disk. */
  afterwards(task: () => void): void;
  /** Writes the changes. It resolves when they, and all values that the unit has read, are on the disk. */
  done(): Promise<void>;
}

/** Begins a unit of work. Call `done` before any `await`, so that no other unit runs in between. */
export function createUnit(database: Database): Unit {
  const changes = new Map<string, Write>();
  const tasks = new Set<() => void>();
  let readUnwritten = false;
  return {
    get<T>(key: string) {
      const change = changes.get(key);
      if (change) return (change.type === "put" ? change.value : undefined) as T | undefined;
      if (database.isPending(key)) readUnwritten = true;
      return database.get(key) as T | undefined;
    },
    put: (key, value) => changes.set(key, { type: "put", key, value }),
    remove: (key) => changes.set(key, { type: "del", key }),
    afterwards: (task) => tasks.add(task),
    async done() {
      if (changes.size > 0) await database.write([...changes.values()]);
      else if (readUnwritten) await database.settled();
      for (const task of tasks) task();
    },
  };
}
