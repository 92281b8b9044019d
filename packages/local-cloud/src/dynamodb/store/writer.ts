// Writes in batches. Writes that arrive during a batch go into the next one, in their order.

/** The change of one key. */
export type Write = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

export interface Writer {
  /** Puts writes into one batch. It resolves when that batch is written. */
  write(operations: Write[]): Promise<void>;
  /** Resolves when all writes up to now are written. */
  settled(): Promise<void>;
  /** The last write of each key, as long as it is not written yet. */
  pending: ReadonlyMap<string, Write>;
}

export function createWriter(batch: (operations: Write[]) => Promise<void>): Writer {
  const pending = new Map<string, Write>();
  let gathered: Write[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  async function flush(): Promise<void> {
    const operations = gathered;
    gathered = [];
    next = undefined;
    try {
      await batch(operations);
    } finally {
      for (const each of operations) if (pending.get(each.key) === each) pending.delete(each.key);
    }
  }

  return {
    write(operations) {
      for (const each of operations) pending.set(each.key, each);
      gathered.push(...operations);
      if (!next) {
        next = writing.then(flush, flush);
        writing = next;
      }
      return next;
    },
    settled: () => writing.catch(() => {}),
    pending,
  };
}
