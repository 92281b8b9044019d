// A unit of work: reads what is there, gathers what it changes, and writes all of it at once or nothing.
import type { Database } from "./database.ts";
import type { Write } from "./writer.ts";

export interface Unit {
  /** The value as this unit has left it, or the last write before it. */
  get<T>(key: string): T | undefined;
  put(key: string, value: unknown): void;
  remove(key: string): void;
  /** Runs once that is on the disk. */
  afterwards(task: () => void): void;
  /** Resolves when what it has changed is written, and so is everything that it has read. */
  done(): Promise<void>;
}

/** From here to `done` no other unit may run: nothing between them waits. */
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
