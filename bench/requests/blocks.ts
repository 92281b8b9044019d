// Times several ways to do one thing, in alternating blocks.

export interface Cost {
  /** The milliseconds of one request. */
  wall: number;
  /** The milliseconds of this process's CPU for one request. */
  cpu: number;
}

/** The number of requests in a block. */
export const block = 50;

/** Runs this number of requests of each way, one after the other, in blocks of 50. The warm-up blocks before do not count. */
export async function alternate<Name extends string>(
  ways: Record<Name, () => Promise<unknown>>,
  requests: number,
  warmUp = 2,
): Promise<Record<Name, Cost[]>> {
  const names = Object.keys(ways) as Name[];
  const costs = Object.fromEntries(names.map((name) => [name, [] as Cost[]])) as Record<Name, Cost[]>;
  for (let index = -warmUp; index < requests / block; index++) {
    for (const name of index % 2 === 0 ? names : names.toReversed()) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      for (let request = 0; request < block; request++) await ways[name]();
      const wall = (performance.now() - start) / block;
      const { user, system } = process.cpuUsage(cpu);
      if (index >= 0) costs[name].push({ wall, cpu: (user + system) / 1000 / block });
    }
  }
  return costs;
}
