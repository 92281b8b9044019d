// What a warm function adds to the one request that it sends to the table.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { median, type Report } from "../report.ts";
import type { Cost } from "./blocks.ts";

interface Compared {
  operation: string;
  costs: { function: Cost[]; bare: Cost[] };
}

/** @param requests of each operation, and of each command */
export async function warm(requests = 2000): Promise<Report> {
  const compared: Compared[] = [];
  const child = fork(join(import.meta.dirname, "warm-child.ts"), [`${requests}`], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.on("message", (message) => compared.push(message as Compared));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The measuring process ended with ${code}.`);
  const of = (costs: Cost[], key: keyof Cost) => costs.map((cost) => cost[key]);
  return {
    title:
      `A request to the function in a warm process, beside a bare client.send of the very command that it sends, to the same dynalite ` +
      `in a process of its own: medians (quartiles) of blocks of 50, ${requests} requests each.`,
    columns: ["function ms", "client.send ms", "function CPU ms", "client.send CPU ms"],
    rows: compared.map(({ operation, costs }) => ({
      name: operation,
      figures: [
        of(costs.function, "wall"),
        of(costs.bare, "wall"),
        of(costs.function, "cpu"),
        of(costs.bare, "cpu"),
      ],
    })),
    ratios: compared.flatMap(({ operation, costs }) => [
      {
        name: `${operation}, ms`,
        value: median(of(costs.function, "wall")) / median(of(costs.bare, "wall")),
        target: { atMost: 1.15 },
      },
      {
        name: `${operation}, CPU ms`,
        value: median(of(costs.function, "cpu")) / median(of(costs.bare, "cpu")),
      },
    ]),
  };
}
