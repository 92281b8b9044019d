// The end of a process, and of what it printed.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** How a process has ended: with a status, or by a signal. */
export interface Ending {
  code: number | null;
  killedBy: NodeJS.Signals | null;
}

/** Milliseconds that a pipe may stay open after the process has ended: another process, which it left behind, may hold it. */
const patience = 1000;

/** Settles when the process has ended, and everything that it printed has been read. */
export async function ending(child: ChildProcess): Promise<Ending> {
  const closed = once(child, "close");
  // A process that could not be started never exits; any other error is a message to one that has just died.
  const failed = new Promise<void>((resolve) => {
    child.on("error", () => (child.pid === undefined ? resolve() : child.kill("SIGKILL")));
  });
  closed.catch(() => {});
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await Promise.race([exited, failed]);
  if (child.pid !== undefined) await Promise.race([closed, passed(patience)]);
  return { code: child.exitCode, killedBy: child.signalCode };
}

/** Between the timer and what follows, Node reads once more what has arrived by then. */
function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(() => setImmediate(resolve), milliseconds).unref());
}
