// A process and all that descend from it.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Process {
  pid: number;
  /** Kilobytes of resident memory. */
  rss: number;
}

/** Does not hold up the requests that are under way. */
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
