// Calls functions when the process ends. All runs of a process share one listener, as Node warns of a leak when there are more than ten.

const callbacks = new Set<() => void>();
process.on("exit", () => {
  for (const callback of callbacks) callback();
});

/**
 * Calls a function when the process ends.
 *
 * @returns a function that takes this back
 */
export function atExit(callback: () => void): () => void {
  callbacks.add(callback);
  return () => void callbacks.delete(callback);
}
