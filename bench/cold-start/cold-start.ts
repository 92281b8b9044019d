// Measures a cold start: the CPU and the time that a process needs to load the create handler, minus those of an empty handler.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPeers } from "../peers.ts";
import { type Report, ratio } from "../report.ts";
import { eventOf } from "../requests/events.ts";
import { startStore } from "../requests/store.ts";
import { environment, routeOf, variable } from "../users.ts";
import { makePackages, names, type Package } from "./packages.ts";

interface Cost {
  cpu: number;
  wall: number;
  rss: number;
}

const script = join(import.meta.dirname, "load.mjs");
const variables = { ...environment, USERS_TABLE_NAME: "users", OPERATION: "createUser", FIELDS: variable };

/** Measures pairs of loads: an empty handler of the same module format, then the package. The order of the packages changes with each run. */
export async function coldStart(runs = 41): Promise<Report> {
  const packages = await makePackages(installPeers());
  await callEach(packages);
  const bare = bareModules();
  const costs = new Map(packages.map(({ name }) => [name, [] as Cost[]]));
  // The first two rounds fill the disk cache and do not count.
  for (let run = -2; run < runs; run++) {
    for (let index = 0; index < packages.length; index++) {
      const { name, file } = packages[(index + run + 2) % packages.length] as Package;
      const base = loadIn(file.endsWith(".mjs") ? bare.esm : bare.cjs);
      const cost = loadIn(file);
      const over = { cpu: cost.cpu - base.cpu, wall: cost.wall - base.wall, rss: cost.rss - base.rss };
      if (run >= 0) costs.get(name)?.push(over);
    }
  }
  return report(packages, costs, runs);
}

/** Calls the handler of each package once. Throws when one does not answer 201. */
async function callEach(packages: Package[]): Promise<void> {
  const store = await startStore();
  const event = eventOf(routeOf("createUser"), "");
  try {
    for (const { name, file } of packages.filter(({ zipped }) => zipped !== undefined)) {
      const env = { ...variables, AWS_ENDPOINT_URL_DYNAMODB: store.url, CALL: JSON.stringify(event) };
      const { stdout, stderr } = spawnSync(process.execPath, [script, file], { env, encoding: "utf8" });
      const answer = stdout.trim().split("\n").at(-1) || "{}";
      if (JSON.parse(answer).statusCode !== 201) throw new Error(`${name} answered ${answer} ${stderr}`);
    }
  } finally {
    store.stop();
  }
}

function bareModules(): { cjs: string; esm: string } {
  const folder = mkdtempSync(join(tmpdir(), "bench-bare-"));
  const [cjs, esm] = [join(folder, "index.cjs"), join(folder, "index.mjs")];
  writeFileSync(cjs, "exports.handler = async () => {};\n");
  writeFileSync(esm, "export const handler = async () => {};\n");
  return { cjs, esm };
}

function loadIn(file: string): Cost {
  const options = { env: variables, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], options);
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  return JSON.parse(stdout);
}

const cpu = "CPU ms to the loaded handler";
const bytes = "bytes zipped";

function report(packages: Package[], costs: Map<string, Cost[]>, runs: number): Report {
  const columns = [bytes, "files", cpu, "wall ms", "MB"];
  const rows = packages.map(({ name, zipped, files }) => {
    const of = (key: keyof Cost) => (costs.get(name) ?? []).map((cost) => cost[key]);
    return { name, figures: [zipped, files, of("cpu"), of("wall"), of("rss")] };
  });
  const table = { columns, rows };
  return {
    title: `The create handler, loaded in a process of its own, over a bare one: medians (quartiles) of ${runs} pairs.`,
    ...table,
    ratios: [
      ratio(table, [names.ours, names.callback], cpu, { atMost: 0.4 }),
      ratio(table, [names.ours, names.sst], cpu, { atMost: 0.45 }),
      ratio(table, [names.ours, names.runtime], cpu),
      ratio(table, [names.ours, names.floor], cpu, { atMost: 2.1 }),
      ratio(table, [names.ours, names.callback], bytes),
      ratio(table, [names.ours, names.sst], bytes),
    ],
  };
}
