// What the test files of a process declare by `test`, kept until all of them are loaded.
import type { ExecutionContext } from "ava";

type Run = (t: ExecutionContext, ...args: unknown[]) => unknown;

/** A test or a hook. */
export interface Declaration {
  /** The modifiers that were chained: `serial`, `before`, `always` and so on. */
  modifiers: string[];
  title: string | undefined;
  run(t: ExecutionContext): unknown;
}

const declared = new Map<string, Declaration[]>();

/** What a file has declared. */
export const declarationsOf = (file: string): Declaration[] => declared.get(file) ?? [];

/** ava's `test` for a file; each of its modifiers gives another. */
export function testOf(file: string, modifiers: string[] = []): unknown {
  const declare = (...args: unknown[]) => {
    const title = typeof args[0] === "string" ? args[0] : undefined;
    const [run, ...rest] = (title === undefined ? args : args.slice(1)) as [Run, ...unknown[]];
    const declaration = { modifiers, title, run: (t: ExecutionContext) => run(t, ...rest) };
    declared.set(file, [...declarationsOf(file), declaration]);
  };
  return new Proxy(declare, { get: (_, modifier: string) => testOf(file, [...modifiers, modifier]) });
}
