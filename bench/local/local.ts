// Compares the local run with serverless-offline: start, requests a second, memory, reload.
import { setTimeout } from "node:timers/promises";
import { installPeers, type Peers } from "../peers.ts";
import { type Report, ratio } from "../report.ts";
import { body } from "../users.ts";
import { put } from "./load.ts";
import { names, type Server, startOffline, startOurs } from "./servers.ts";

const connections = [1, 8, 32];
const methods = ["GET", "POST"];
const cells = methods.flatMap((method) => connections.map((count) => ({ method, count })));
const perSecond = ({ method, count }: (typeof cells)[number]) => `${method} requests/s at ${count}`;

type Measured = Record<string, number[]>;
const columns = ["start s", ...cells.map(perSecond), "failed", "MB at 32", "reload ms"];

/**
 * Runs the comparison.
 *
 * @param rounds each round starts both; the order changes with each round
 * @param seconds of load for each figure
 */
export async function local(rounds = 2, seconds = 4): Promise<Report> {
  const peers = installPeers();
  const measured: Record<string, Measured> = { [names.ours]: {}, [names.offline]: {} };
  for (let round = 0; round < rounds; round++) {
    const starts: [name: string, start: () => Promise<Server>][] = [
      [names.ours, startOurs],
      [names.offline, () => startOffline(peers)],
    ];
    for (const [name, start] of round % 2 === 0 ? starts : starts.reverse())
      await measure(measured[name] as Measured, await start(), peers, seconds);
    await reloads(measured[names.ours] as Measured, await startOurs());
    await reloads(measured[names.offline] as Measured, await startOffline(peers, true));
  }
  const rows = Object.values(names).map((name) => ({
    name,
    figures: columns.map((column) => measured[name]?.[column]),
  }));
  const pair: [string, string] = [names.ours, names.offline];
  return {
    title: `The same functions and SDK, the table in dynalite beside serverless-offline, GET of one user and POST: medians (quartiles) of ${rounds} rounds, ${seconds} s a figure.`,
    columns,
    rows,
    ratios: [
      ratio({ columns, rows }, pair, "start s", { atMost: 1.2 }),
      ...cells.map((cell) =>
        ratio({ columns, rows }, pair, perSecond(cell), cell.count > 1 ? { atLeast: 1.5 } : undefined),
      ),
      ratio({ columns, rows }, pair, "MB at 32"),
    ],
  };
}

async function measure(into: Measured, server: Server, peers: Peers, seconds: number): Promise<void> {
  const add = (column: string, value: number) => {
    into[column] = [...(into[column] ?? []), value];
  };
  try {
    add("start s", server.start);
    const path = `/v1/users/${await create(server)}`;
    let failed = 0;
    for (const cell of cells) {
      const to = cell.method === "GET" ? path : "/v1/users";
      if (cell.count === 1) await burst(server, cell.method, to);
      const load = await put(peers, server, { ...cell, path: to, connections: cell.count, seconds });
      failed += load.failed;
      add(perSecond(cell), load.perSecond);
      if (cell.count === 32 && cell.method === "POST") add("MB at 32", load.memory);
    }
    add("failed", failed);
  } finally {
    await server.stop();
  }
}

/** Sends 32 requests at once before the measurement, so that a pool of workers has grown to its size. */
async function burst({ url }: Server, method: string, path: string): Promise<void> {
  const request = async () =>
    (await fetch(url + path, { method, ...(method === "POST" && { body }) })).text();
  await Promise.all(Array.from({ length: 32 }, request));
}

/** Measures the time from the save of a function's file to the first answer of the new code. Adds no figure when that takes over ten seconds. */
async function reloads(into: Measured, server: Server, times = 5): Promise<void> {
  try {
    const url = `${server.url}/v1/users/${await create(server)}`;
    for (let time = 0; time < times; time++) {
      const mark = `${time}`;
      await (await fetch(url)).text();
      // A person looks at the answer before the next save.
      await setTimeout(500);
      const start = performance.now();
      server.save(mark);
      while ((await fetch(url)).headers.get("x-reload") !== mark) {
        if (performance.now() - start > 10_000) return;
        // Requests without a pause would take CPU from the server that is measured.
        await setTimeout(10);
      }
      into["reload ms"] = [...(into["reload ms"] ?? []), performance.now() - start];
    }
  } finally {
    await server.stop();
  }
}

async function create({ url }: Server): Promise<string> {
  const response = await fetch(`${url}/v1/users`, { method: "POST", body });
  return ((await response.json()) as { id: string }).id;
}
