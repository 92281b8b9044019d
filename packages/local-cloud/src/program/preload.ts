// Prepares the program's process before Pulumi's runner loads: each import below says what it does.
import module from "node:module";
import { newSpan, seldomUsed, tracing } from "../wire/sdk.ts";
import { returnMemoryWhenIdle } from "./idle-memory.ts";
import { loadLate } from "./late-packages.ts";
import { reportLoadedFiles } from "./loaded-files.ts";
import { takeNoStacks } from "./no-stacks.ts";
import { watchVariable } from "./variables.ts";

if (process.env[watchVariable]) {
  reportLoadedFiles();
  returnMemoryWhenIdle();
}

endWithParent();

// This saves a sixth of the CPU time that a program takes to run, and so a sixth of its reload.
const runner = process.argv[1] as string;
loadLate(seldomUsed, runner);
loadLate([tracing], runner, { newSpan: (name: string) => newSpan(runner, name) });
takeNoStacks(runner);

// This is the last moment: when the runner tells the engine that it is done, the process is killed.
process.once("beforeExit", () => module.flushCompileCache());

/** Exits when the parent process has ended. A parent that is killed cannot end the program, and the SDK would try to reach it for ever. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 500).unref();
}
