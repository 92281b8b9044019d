// Keeps marks: the places in the streams that their readers have reached.
import type { Database } from "./database.ts";
import { allMarks, markKey } from "./keys.ts";

/** Texts that are kept by name. */
export interface Marks {
  get(name: string): Promise<string | undefined>;
  set(name: string, text: string): Promise<void>;
  /** Removes all marks except these. */
  keep(names: string[]): Promise<void>;
}

export function createMarks(database: Database): Marks {
  return {
    get: async (name) => database.get(markKey(name)) as string | undefined,
    set: (name, value) => database.write([{ type: "put", key: markKey(name), value }]),
    async keep(names) {
      await database.settled();
      const kept = new Set(names.map(markKey));
      for await (const [key] of database.entries(allMarks))
        if (!kept.has(key)) await database.write([{ type: "del", key }]);
    },
  };
}
