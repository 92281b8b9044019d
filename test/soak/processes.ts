// Lists a process and its descendants.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Process {
  pid: number;
  /** The kilobytes of resident memory. */
  rss: number;
}

/** Lists the processes without blocking the requests that are running. */
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
