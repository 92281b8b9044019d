// Runs asynchronous tasks one after the other.

/** Returns a function that runs a task after all tasks before it have ended, even if they failed. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => {});
    return next;
  };
}
