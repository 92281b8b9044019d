// Loads a Pulumi program under mocks in a process of its own, and hands over the resources it registers.
import { fork } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { siblingOf } from "../process/sibling.ts";
import type { Lookup, Resource } from "../resources/resource.ts";
import type { Settings } from "./settings.ts";

export interface Program {
  resources: Resource[];
  lookups: Lookup[];
  /** The stack's outputs. */
  outputs: Record<string, unknown>;
}

/** What the child process is told. */
export interface ProgramJob extends Settings {
  /** Base URL of the APIs. */
  origin: string;
  /** Folder for the archives of the functions. */
  archives: string;
}

/** What the child process answers: the program, or its errors, one message each. */
export type ProgramResult = { program: Program } | { errors: string[] };

/**
 * Runs the program to its end.
 *
 * @param onLog receives each line that the program prints
 * @param signal ends the program's process
 * @throws Error with the program's own messages, without stacks
 */
export async function loadProgram(
  job: ProgramJob,
  onLog: (line: string) => void,
  signal?: AbortSignal,
): Promise<Program> {
  const child = fork(siblingOf(import.meta.url, "program-child"), [], {
    cwd: dirname(job.main),
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Ctrl-C goes to every process of the terminal's group; this one ends with its parent instead.
    detached: true,
  });
  const kill = () => child.kill("SIGKILL");
  if (signal?.aborted) kill();
  signal?.addEventListener("abort", kill, { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream)
      createInterface(stream).on("line", (line) => {
        // What comes after the result is of processes that are cut off.
        if (!result) onLog(line.replace("[runtime] ", ""));
      });
  }
  let result: ProgramResult | undefined;
  child.on("message", (message) => {
    result = message as ProgramResult;
    kill();
  });
  // To a process that has been killed meanwhile; its end is told below.
  child.send(job, () => {});
  const [code, killedBy] = await once(child, "close");
  signal?.removeEventListener("abort", kill);
  if (!result) throw new Error(`The program ended early (${killedBy ?? `exit status ${code}`}).`);
  if ("errors" in result) throw new Error(result.errors.join("\n"));
  return result.program;
}
