// Measures the memory of a process and its descendants.
import { existsSync } from "node:fs";
import { processTree, residentKilobytes } from "../../bench/local/processes.ts";

/** The memory of all processes together, in MB. */
export interface Memory {
  /** The resident memory. Shared memory counts for each process. */
  rss: number;
  /** The resident memory of each process, by its id. */
  rssOf: ReadonlyMap<number, number>;
  /** The memory in which shared memory counts once. Only on systems with /proc. */
  pss?: number;
}

export async function memoryOf(pid: number): Promise<Memory> {
  const processes = await processTree(pid);
  const rssOf = new Map(processes.map((each) => [each.pid, each.rss / 1024]));
  const rss = sum([...rssOf.values()]);
  if (!existsSync("/proc/self/smaps_rollup")) return { rss, rssOf };
  return { rss, rssOf, pss: (await residentKilobytes(processes)) / 1024 };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Takes a sample now, every 10 s, and at the end. */
export function watchMemory(pid: number, interval = 10_000) {
  const samples = [memoryOf(pid)];
  const timer = setInterval(() => samples.push(memoryOf(pid)), interval);
  return {
    end(): Promise<Memory[]> {
      clearInterval(timer);
      return Promise.all([...samples, memoryOf(pid)]);
    },
  };
}

/**
 * Returns the growth of the processes' memory from a third of the time to the end, as a share. It counts processes that exist at both times,
 * as environments come and go with the load. Returns undefined for fewer than six samples.
 */
export function growth(samples: Memory[]): number | undefined {
  if (samples.length < 6) return undefined;
  const [warm, end] = [samples.at(samples.length / 3), samples.at(-1)] as [Memory, Memory];
  const both = [...warm.rssOf.keys()].filter((pid) => end.rssOf.has(pid));
  const total = ({ rssOf }: Memory) => sum(both.map((pid) => rssOf.get(pid) ?? 0));
  return total(end) / total(warm) - 1;
}

/** Describes the samples: `PSS 180, 240, 238 MB (RSS 410, 560, 556)`. */
export function describeMemory(samples: Memory[]): string {
  const list = (values: number[]) => values.map((value) => value.toFixed(0)).join(", ");
  const rss = list(samples.map((sample) => sample.rss));
  const pss = samples.flatMap((sample) => sample.pss ?? []);
  return pss.length > 0 ? `PSS ${list(pss)} MB (RSS ${rss})` : `RSS ${rss} MB`;
}
