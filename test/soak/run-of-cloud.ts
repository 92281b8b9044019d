// A run of the program by the local cloud's command, as a process of its own.
import { join } from "node:path";
import { commandLine, isRunning } from "../../packages/local-cloud/test/helpers/local.ts";
import { processTree } from "./processes.ts";

export interface Run {
  url: string;
  pid: number;
  /** Whether it was told to end, one way or the other. */
  isDown(): boolean;
  /** Ends it as Ctrl-C does; gives what is wrong with that: what it printed for errors, processes that it left. */
  stop(): Promise<string[]>;
  /** Ends it as the machine's power switch does; no process of it is left afterwards. */
  kill(): Promise<void>;
}

/** The checkout. */
const root = join(import.meta.dirname, "../..");

/** Rejects with what the run printed when it does not come up. */
export async function startRun(args: string[], program = root): Promise<Run> {
  const run = commandLine(["--program", program, "--port", "0", ...args]);
  const failed = run.ended.then(({ stderr }) => {
    throw new Error(`The run ended before it served: ${stderr}`);
  });
  const url = await Promise.race([run.url, failed]);
  failed.catch(() => {});
  const pid = run.process.pid as number;
  let isDown = false;
  const end = async (signal: NodeJS.Signals) => {
    const children = (await processTree(pid)).map((each) => each.pid);
    isDown = true;
    run.process.kill(signal);
    return { ...(await run.ended), children };
  };
  return {
    url,
    pid,
    isDown: () => isDown,
    async stop() {
      const { status, stderr, children } = await end("SIGTERM");
      const left = await remaining(children);
      return [
        ...(status === 0 ? [] : [`the run ended with ${status}`]),
        ...(stderr === "" ? [] : [`the run printed: ${stderr}`]),
        ...(left.length === 0 ? [] : [`the run left ${left.length} processes behind`]),
      ];
    },
    async kill() {
      const { children } = await end("SIGKILL");
      if ((await remaining(children)).length > 0)
        throw new Error("Processes of a killed run are there 10 s later.");
    },
  };
}

/** Those that are there 10 s later: the bundler's process ends by itself, once it sees that its program has. */
async function remaining(pids: number[]): Promise<number[]> {
  const giveUp = Date.now() + 10_000;
  while (pids.some(isRunning) && Date.now() < giveUp) await new Promise((resolve) => setTimeout(resolve, 20));
  return pids.filter(isRunning);
}
