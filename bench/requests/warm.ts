// Measures the time that a warm function adds to its one request to the table.
import { median, type Report } from "../report.ts";
import type { Cost } from "./blocks.ts";
import { messagesOf } from "./child.ts";

type Costs = Record<"function" | "bare", Cost[]>;
type Message = { operation: string; costs: Costs };

/** The number of processes. The same code differs in speed by some percent from process to process. */
const processes = 4;

/**
 * Compares each function with a bare `client.send`: an SDK client with default options, so without time-outs, and no other code. Both are
 * bundled alike, each with its own copy of the SDK, as V8 optimizes each copy for its use: a client that served several operations would
 * differ for a reason that has nothing to do with handlers.
 *
 * @param requests the number of requests of each function, and of each bare command
 */
export async function warm(requests = 2000): Promise<Report> {
  const compared = new Map<string, Costs>();
  for (let process = 0; process < processes; process++) {
    for (const { operation, costs } of await messagesOf<Message>("warm-child.ts", requests / processes)) {
      const all = compared.get(operation) ?? { function: [], bare: [] };
      all.function.push(...costs.function);
      all.bare.push(...costs.bare);
      compared.set(operation, all);
    }
  }
  const of = (costs: Cost[], key: keyof Cost) => costs.map((cost) => cost[key]);
  return {
    title:
      `A request to the function in a warm process, beside a bare client.send of the very command that it sends, bundled in the same way, ` +
      `to the same dynalite in a process of its own: medians (quartiles) of blocks of 50, ${requests} requests each in ${processes} ` +
      "processes, after 500 in each that do not count.",
    columns: ["function ms", "client.send ms", "function CPU ms", "client.send CPU ms"],
    rows: [...compared].map(([operation, costs]) => ({
      name: operation,
      figures: [
        of(costs.function, "wall"),
        of(costs.bare, "wall"),
        of(costs.function, "cpu"),
        of(costs.bare, "cpu"),
      ],
    })),
    ratios: [...compared].flatMap(([operation, costs]) => [
      { name: `${operation}, ms`, value: ratioOf(costs, "wall"), target: { atMost: 1.15 } },
      { name: `${operation}, CPU ms`, value: ratioOf(costs, "cpu") },
    ]),
  };
}

/** Returns the median of the ratios of blocks. The two blocks of a ratio ran one after the other, so under the same load. */
function ratioOf({ function: ours, bare }: Costs, key: keyof Cost): number {
  return median(ours.map((cost, block) => cost[key] / (bare[block]?.[key] ?? Number.NaN)));
}
