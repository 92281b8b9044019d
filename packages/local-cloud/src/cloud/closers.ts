// Collects the functions that release the resources of a run, and calls them when the run ends.

/** Adds a function that the end of the run calls. The one added last is called first. */
export type OnClose = (closer: () => unknown) => void;

export interface Closers {
  onClose: OnClose;
  /** Calls every closer, even if some fail. Then it rejects with the first failure. */
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
