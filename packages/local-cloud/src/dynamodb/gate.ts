// Lets requests pass, many at a time, but for the while of a task that has to be alone.

export interface Gate {
  /** Runs a request, at once unless a task is alone. */
  pass<T>(request: () => Promise<T>): Promise<T>;
  /** Runs a task once the requests under way have ended; those that come meanwhile wait. */
  alone<T>(task: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const passing = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  return {
    async pass(request) {
      while (closed) await closed;
      const running = request();
      passing.add(running);
      try {
        return await running;
      } finally {
        passing.delete(running);
      }
    },
    async alone(task) {
      while (closed) await closed;
      const { promise, resolve: open } = Promise.withResolvers<void>();
      closed = promise;
      try {
        await Promise.allSettled(passing);
        return await task();
      } finally {
        closed = undefined;
        open();
      }
    },
  };
}
