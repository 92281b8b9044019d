// Measures and ends a process together with its descendants. Linux only, as it reads /proc.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

/** Returns the ids of a process and its descendants. */
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

/** Returns the memory of the processes and their descendants in megabytes; shared memory counts once. */
export function memory(roots: number[]): number {
  const kilobytes = roots.flatMap(tree).map((id) => {
    const [, pss = "0"] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`) ?? "") ?? [];
    return Number(pss);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Ends the process and its descendants with SIGTERM, and after five seconds with SIGKILL. */
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
      // The process has ended already.
    }
  }
}

/** Reads a file of /proc. Returns undefined when its process has ended. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
