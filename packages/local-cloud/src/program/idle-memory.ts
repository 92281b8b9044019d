// Runs in the program's process: returns unused memory to the system while the process waits for files to change.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The milliseconds that the process must be idle first. Right after the program's end, the first requests need the processors. */
const idle = 1000;

/**
 * Collects garbage once when the process becomes idle. V8 by itself keeps the memory for later use: an idle run of a program with
 * six functions takes 320 MB in place of 250.
 */
export function returnMemoryWhenIdle(): void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Later reloads use little memory, and should not wait for a collection.
      process.off("beforeExit", wait);
      collect();
    }, idle).unref();
  };
  process.on("beforeExit", wait);
}

function collect(): void {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  // Only "last-resort" returns pages to the system at once.
  gc({ type: "major", execution: "sync", flavor: "last-resort" });
}
