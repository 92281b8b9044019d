// Writes the plan as text, for a terminal.
import { pricesOf } from "../cost/prices.ts";
import type { Plan } from "../plan.ts";
import { bundleLine, changeLines, costRows, countLine } from "./lines.ts";

export function textOf(plan: Plan): string {
  const { stack, dangers, changes, breaking, bundles, cost, unknownTypes } = plan;
  const block = (title: string, lines: string[]) => (lines.length > 0 ? [[title, ...lines].join("\n")] : []);
  const rows = costRows(cost).map(([what, before, after]) => `  ${what}: ${before} → ${after}`);
  return [
    `Plan of stack ${stack}: ${countLine(changes)}`,
    ...block(
      "Dangerous:",
      dangers.map((line) => `  ! ${continued(line)}`),
    ),
    ...block("Resources:", changeLines(changes).map(indented)),
    ...block(
      "Types unknown to the plan, which AWS may replace instead of updating:",
      unknownTypes.map(indented),
    ),
    ...block(
      "Breaks clients:",
      breaking.map(({ what, operations }) => `  ! ${what}: ${operations.join(", ")}`),
    ),
    ...block("Bytes of the functions:", bundles.map(bundleLine).map(indented)),
    ...block(`US dollars (list prices of ${pricesOf.region}, ${pricesOf.date}):`, rows),
  ].join("\n\n");
}

function indented(line: string): string {
  return `  ${line}`;
}

function continued(lines: string): string {
  return lines.replaceAll("\n", "\n    ");
}
