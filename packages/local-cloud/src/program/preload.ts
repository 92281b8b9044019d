// Runs before Pulumi's runner, in its process: keeps what Node compiles, and saves what nobody reads.
import module from "node:module";
import { newSpan, seldomUsed, stackTakers, tracing } from "../wire/sdk.ts";
import { returnMemoryWhenIdle } from "./idle-memory.ts";
import { loadLate } from "./late-packages.ts";
import { reportLoadedFiles } from "./loaded-files.ts";
import { watchVariable } from "./watch-variable.ts";

if (process.env[watchVariable]) {
  reportLoadedFiles();
  returnMemoryWhenIdle();
}

endWithParent();

// What this process runs.
const runner = process.argv[1] as string;
loadLate(seldomUsed, runner);
loadLate([tracing], runner, { newSpan: (name: string) => newSpan(runner, name) });

// Before the runner tells the engine that it is done: then it is ended.
process.once("beforeExit", () => module.flushCompileCache());

/** The parent ends the program, but may be killed before that: then the SDK would try to tell it so, again and again. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 500).unref();
}

type Prepare = (error: Error, frames: NodeJS.CallSite[]) => unknown;
let prepare: Prepare | undefined;

Object.defineProperty(Error, "prepareStackTrace", {
  configurable: true,
  enumerable: true,
  get: (): Prepare | undefined => prepare && takeNone,
  set(given: Prepare | undefined) {
    prepare = given;
  },
});

/** Spares the stacks that the SDK takes for itself alone the way to their sources; all others are as without this. */
function takeNone(error: Error, frames: NodeJS.CallSite[]): unknown {
  const [first] = frames;
  const isSpared = stackTakers.some(
    ({ file, name }) => first?.getFunctionName() === name && first.getFileName()?.endsWith(file),
  );
  return isSpared ? "" : prepare?.(error, frames);
}
