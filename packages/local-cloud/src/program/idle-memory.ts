// Runs in the program's process: gives back the memory that the program took, while the process waits for files to change.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Milliseconds without anything to do; right after a program's end the first requests have the processors. */
const idle = 1000;

/** V8 by itself keeps what it once took until it needs it. */
export function returnMemoryWhenIdle(): void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // What is saved afterwards takes little, and should not wait for this.
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
  // As when memory has run out: only this gives pages back to the system at once.
  gc({ type: "major", execution: "sync", flavor: "last-resort" });
}
