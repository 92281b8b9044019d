// Keeps the tests that the files of a process declare with `test`, until all files are loaded.
import type { ExecutionContext } from "ava";

type Run = (t: ExecutionContext, ...args: unknown[]) => unknown;

/** A test or a hook. */
export interface Declaration {
  /** The chained modifiers: `serial`, `before`, `always` and so on. */
  modifiers: string[];
  title: string | undefined;
  run(t: ExecutionContext): unknown;
}

/** The modifiers of ava that the files use. */
const known = ["serial", "skip", "before", "beforeEach", "after", "always"];

const declared = new Map<string, Declaration[]>();

/** The tests and hooks that a file has declared. */
export const declarationsOf = (file: string): Declaration[] => declared.get(file) ?? [];

/** Returns ava's `test` for a file. Each of its modifiers returns another `test`. */
export function testOf(file: string, modifiers: string[] = []): unknown {
  const declare = (...args: unknown[]) => {
    const title = typeof args[0] === "string" ? args[0] : undefined;
    const [run, ...rest] = (title === undefined ? args : args.slice(1)) as [Run, ...unknown[]];
    const declaration = { modifiers, title, run: (t: ExecutionContext) => run(t, ...rest) };
    declared.set(file, [...declarationsOf(file), declaration]);
  };
  return new Proxy(declare, {
    get(_, modifier) {
      if (known.includes(String(modifier))) return testOf(file, [...modifiers, String(modifier)]);
      const expected = `Expected one of test.${known.join(", test.")} in a file that shares its process`;
      throw new Error(
        `${expected}, got test.${String(modifier)}. Keep the file out in test/together/groups.ts.`,
      );
    },
  });
}
