// Compares the CPU of a create with a unique field and without one.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Report, ratio } from "../report.ts";
import type { Cost } from "./blocks.ts";

const ways = ["with a unique field", "without"] as const;

/**
 * Runs the comparison.
 *
 * @param requests the number of creates of each kind
 */
export async function unique(requests = 10_000): Promise<Report> {
  const child = fork(join(import.meta.dirname, "unique-child.ts"), [`${requests}`], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [[costs], [code]] = await Promise.all([
    once(child, "message") as Promise<[Record<(typeof ways)[number], Cost[]>]>,
    once(child, "close"),
  ]);
  if (code !== 0) throw new Error(`The measuring process ended with ${code}.`);
  const columns = ["CPU ms", "ms"];
  const rows = ways.map((name) => ({
    name,
    figures: [costs[name].map(({ cpu }) => cpu), costs[name].map(({ wall }) => wall)],
  }));
  return {
    title: `A create whose request to the tables is answered at once, ${requests} of each in alternating blocks of 50: medians (quartiles) of the blocks.`,
    columns,
    rows,
    ratios: [ratio({ columns, rows }, [...ways], "CPU ms", { atMost: 1.15 })],
  };
}
