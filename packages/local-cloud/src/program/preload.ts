// Runs before Pulumi's runner, in its process: makes the start of the program faster, and ends the process with its parent.
import module from "node:module";
import { serializerPackages, stackTakers } from "../wire/sdk.ts";
import { returnMemoryWhenIdle } from "./idle-memory.ts";
import { loadLate } from "./late-packages.ts";
import { reportLoadedFiles } from "./loaded-files.ts";
import { watchVariable } from "./watch-variable.ts";

if (process.env[watchVariable]) {
  reportLoadedFiles();
  returnMemoryWhenIdle();
}

endWithParent();

// `argv[1]` is the SDK's runner, from which the packages are resolved.
loadLate(serializerPackages, process.argv[1] as string);

// This is the last moment: when the runner tells the engine that it is done, the process is killed.
process.once("beforeExit", () => module.flushCompileCache());

/** Exits when the parent process has ended. A parent that is killed cannot end the program, and the SDK would try to reach it for ever. */
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

/** Skips the slow mapping to source files for the stacks that only the SDK uses. Other stacks are mapped as usual. */
function takeNone(error: Error, frames: NodeJS.CallSite[]): unknown {
  const [first] = frames;
  const isSpared = stackTakers.some(
    ({ file, name }) => first?.getFunctionName() === name && first.getFileName()?.endsWith(file),
  );
  return isSpared ? "" : prepare?.(error, frames);
}
