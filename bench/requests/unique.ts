// Compares the CPU of a create with a unique field and without one.
import { type Report, ratio } from "../report.ts";
import type { Cost } from "./blocks.ts";
import { messagesOf } from "./child.ts";

const ways = ["with a unique field", "without"] as const;

type Costs = Record<(typeof ways)[number], Cost[]>;

/**
 * Runs the comparison.
 *
 * @param requests the number of creates of each kind
 */
export async function unique(requests = 10_000): Promise<Report> {
  const [costs] = (await messagesOf<Costs>("unique-child.ts", requests)) as [Costs];
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
