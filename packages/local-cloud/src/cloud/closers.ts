// What has to end with a run.

/** Adds what a run has to end with; the last added ends first. */
export type OnClose = (closer: () => unknown) => void;

export interface Closers {
  onClose: OnClose;
  /** Ends everything, whatever fails; rejects with the first failure. */
  close(): Promise<void>;
}

export function createClosers(): Closers {
  const closers: (() => unknown)[] = [];
  return {
    onClose: (closer) => closers.push(closer),
    async close() {
      const faults: unknown[] = [];
      for (const closer of closers.splice(0).reverse()) {
        try {
          await closer();
        } catch (error) {
          faults.push(error);
        }
      }
      if (faults.length > 0) throw faults[0];
    },
  };
}
