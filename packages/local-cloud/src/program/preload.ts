// Runs before Pulumi's runner, in the same process: reports loaded files and keeps the code that Node compiles.
import module from "node:module";
import { returnMemoryWhenIdle } from "./idle-memory.ts";
import { reportLoadedFiles } from "./loaded-files.ts";
import { watchVariable } from "./watch-variable.ts";

if (process.env[watchVariable]) {
  reportLoadedFiles();
  returnMemoryWhenIdle();
}

endWithParent();

// Before the runner tells the engine that it is done: then it is ended.
process.once("beforeExit", () => module.flushCompileCache());

/** The parent ends the program, but may be killed before that: then the SDK would try to tell it so, again and again. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 500).unref();
}
