// A process with all that it started: its memory, and its end. Linux only.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

/** The ids of a process and its descendants. */
function tree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = Number(read(`/proc/${name}/stat`)?.split(") ").at(-1)?.split(" ")[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [root];
  for (const id of all) all.push(...(children.get(id) ?? []));
  return all;
}

/** Megabytes that the processes take together; what they share counts once. */
export function memory(roots: number[]): number {
  const kilobytes = roots.flatMap(tree).map((id) => {
    const [, pss = "0"] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`) ?? "") ?? [];
    return Number(pss);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Ends the process and its descendants; those that do not heed it in five seconds by force. */
export async function end(child: ChildProcess): Promise<void> {
  const ids = tree(child.pid ?? 0);
  const closed = once(child, "close");
  signal(ids, "SIGTERM");
  const force = setTimeout(() => signal(ids, "SIGKILL"), 5_000);
  await closed;
  clearTimeout(force);
}

function signal(ids: number[], name: NodeJS.Signals): void {
  for (const id of ids) {
    try {
      process.kill(id, name);
    } catch {
      // It has ended by itself.
    }
  }
}

/** The file, unless the process has ended. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
