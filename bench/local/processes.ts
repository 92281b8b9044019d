// Lists, measures and ends a process together with its descendants.
import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

interface Process {
  pid: number;
  /** The kilobytes of resident memory. */
  rss: number;
}

/** Lists a process and its descendants without blocking the requests that are running. */
export async function processTree(pid: number): Promise<Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,rss="]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number) as [number, number, number]);
  const below = (parent: number): Process[] =>
    rows
      .filter(([, ppid]) => ppid === parent)
      .flatMap(([child, , rss]) => [{ pid: child, rss }, ...below(child)]);
  const own = rows.find(([each]) => each === pid);
  return own ? [{ pid, rss: own[2] }, ...below(pid)] : [];
}

/** Returns the kilobytes of the processes' memory; shared memory counts once. Linux only, as it reads /proc. */
export async function residentKilobytes(processes: Process[]): Promise<number> {
  const each = await Promise.all(processes.map(({ pid }) => pssOf(pid)));
  return each.reduce((sum, kilobytes) => sum + kilobytes, 0);
}

/** Returns 0 for a process that has ended meanwhile. */
async function pssOf(pid: number): Promise<number> {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss: +(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return 0;
    throw error;
  }
}

/** Returns the memory of the processes and their descendants in megabytes; shared memory counts once. Linux only. */
export async function memory(roots: number[]): Promise<number> {
  const trees = await Promise.all(roots.map(processTree));
  return (await residentKilobytes(trees.flat())) / 1024;
}

/** Ends the process and its descendants with SIGTERM, and after five seconds with SIGKILL. */
export async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  const processes = await processTree(child.pid ?? 0);
  signal(processes, "SIGTERM");
  const force = setTimeout(() => signal(processes, "SIGKILL"), 5_000);
  await closed;
  clearTimeout(force);
}

function signal(processes: Process[], name: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // The process has ended already.
    }
  }
}
