// Shares what takes long to start among the tests of a file.
import test, { type ExecutionContext } from "ava";

/** A test, or all tests that share something. */
export type Scope = Pick<ExecutionContext, "teardown">;

/**
 * Returns a function that starts something at its first call, for serial tests. It ends after the tests of the file, or of
 * all files that share a process. A test that fails may leave it in any state, so the next test gets a new one.
 */
export function shared<T>(
  start: (scope: Scope, t: ExecutionContext) => Promise<T>,
): (t: ExecutionContext) => Promise<T> {
  const closers: (() => unknown)[] = [];
  let running: Promise<T> | undefined;
  async function end() {
    running = undefined;
    for (const close of closers.splice(0).reverse()) await close();
  }
  test.after.always(end);
  return (t) => {
    t.teardown(() => (t.passed ? undefined : end()));
    running ??= start({ teardown: (close) => void closers.push(close) }, t);
    return running;
  };
}
