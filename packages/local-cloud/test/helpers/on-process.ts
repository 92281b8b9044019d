// Keeps what test files share that run in one process. They have separate modules below `test/`.

const kept = globalThis as { sharedByTests?: Map<string, unknown> };

/** Returns the one value of this name in the process. The first call makes it. */
export function onProcess<T>(name: string, make: () => T): T {
  kept.sharedByTests ??= new Map();
  if (!kept.sharedByTests.has(name)) kept.sharedByTests.set(name, make());
  return kept.sharedByTests.get(name) as T;
}
