// Waits for the end of a process and of its output.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** The end of a process: its exit status, or the signal that killed it. */
export interface Ending {
  code: number | null;
  killedBy: NodeJS.Signals | null;
}

/** The milliseconds to wait for output after the process has ended. A child that it left behind may keep the pipe open for longer. */
const patience = 1000;

/** Waits until the process has ended and all its output has been read. */
export async function ending(child: ChildProcess): Promise<Ending> {
  const closed = once(child, "close");
  // A process that could not start never exits. Any other error means that a message went to a process that has just ended.
  const failed = new Promise<void>((resolve) => {
    child.on("error", () => (child.pid === undefined ? resolve() : child.kill("SIGKILL")));
  });
  closed.catch(() => {});
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await Promise.race([exited, failed]);
  if (child.pid !== undefined) await Promise.race([closed, passed(patience)]);
  return { code: child.exitCode, killedBy: child.signalCode };
}

/** Waits. The `setImmediate` lets Node read the output that has arrived by then. */
function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(() => setImmediate(resolve), milliseconds).unref());
}
