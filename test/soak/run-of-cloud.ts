// Runs the program with the local cloud's command, in another process.
import { join } from "node:path";
import { processTree } from "../../bench/local/processes.ts";
import { commandLine, isRunning } from "../../packages/local-cloud/test/helpers/local.ts";

export interface Run {
  url: string;
  pid: number;
  /** True when the run was told to end in either way. */
  isDown(): boolean;
  /** Ends the run as Ctrl-C does. Returns its faults: printed errors, and processes that it left. */
  stop(): Promise<string[]>;
  /** Kills the run as a power failure does. None of its processes is left afterwards. */
  kill(): Promise<void>;
}

/** The folder of the checkout. */
const root = join(import.meta.dirname, "../..");

/** Starts the run. Rejects with its output when it does not start. */
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

/** Returns the processes that are still there 10 s later: the bundler's process ends by itself when its program has ended. */
async function remaining(pids: number[]): Promise<number[]> {
  const giveUp = Date.now() + 10_000;
  while (pids.some(isRunning) && Date.now() < giveUp) await new Promise((resolve) => setTimeout(resolve, 20));
  return pids.filter(isRunning);
}
