// Writes the plan as Markdown, for a pull request.
import { table } from "../../docs/write/table.ts";
import { pricesOf } from "../cost/prices.ts";
import type { Plan } from "../plan.ts";
import { bundleLine, changeLines, costRows, countLine } from "./lines.ts";

export function markdownOf(plan: Plan): string {
  const { stack, dangers, changes, breaking, bundles, cost, unknownTypes } = plan;
  const part = (title: string, lines: string[]) =>
    lines.length > 0 ? [`### ${title}`, lines.join("\n")] : [];
  return [
    `## Plan of stack ${stack}: ${countLine(changes)}`,
    ...part("Dangerous", dangers.map(item)),
    ...part(
      "Breaks clients",
      breaking.map(({ what, operations }) => item(`${what}: ${operations.join(", ")}`)),
    ),
    ...part("Resources", changes.length > 0 ? [fenced(changeLines(changes).join("\n"))] : []),
    ...part("Types unknown to the plan, which AWS may replace instead of updating", unknownTypes.map(item)),
    ...part("Bytes of the functions", bundles.map(bundleLine).map(item)),
    ...part(`US dollars (list prices of ${pricesOf.region}, ${pricesOf.date})`, [
      table([["", "before", "after"], ...costRows(cost)]),
    ]),
  ].join("\n\n");
}

/** Returns an item of a list. Lines after the first, such as a program's message, go into a code block. */
function item(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const head = `- ${escaped(first)}`;
  return rest.length > 0 ? `${head}\n\n${fenced(rest.join("\n")).replace(/^/gm, "  ")}` : head;
}

/** Returns the text as a code block. Its fence is longer than any in the text, so that the text cannot end it. */
function fenced(text: string): string {
  const ticks = text.match(/`+/g)?.map(({ length }) => length) ?? [];
  const fence = "`".repeat(Math.max(3, ...ticks.map((length) => length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}

/** Escapes the characters of Markdown and `@`, which would notify a user of GitHub. */
function escaped(text: string): string {
  return text.replace(/[\\*_<>[\]|~]/g, "\\$&").replaceAll("@", "@\u200b");
}
