// Prints the result of a comparison: a table of medians and quartiles, then ratios.
import { cpus, release, totalmem, type } from "node:os";
import { table } from "../docs/write/table.ts";

/** A list of measurements of one thing, or a number that does not vary. */
export type Figure = number[] | number | undefined;

export interface Report {
  /** A sentence on the thing that was measured, and on the method. */
  title: string;
  /** The heads of the columns after the first, with units. */
  columns: string[];
  rows: { name: string; figures: Figure[] }[];
  ratios: Ratio[];
}

export interface Ratio {
  /** `ours / theirs`. */
  name: string;
  value: number;
  /** The limit for the ratio. */
  target?: { atMost: number } | { atLeast: number };
}

/** Returns the median of the values, and their lower and upper quartile. */
export function quartiles(values: number[]): { median: number; low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [below = Number.NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place % 1);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

export const median = (values: number[]) => quartiles(values).median;

/** Divides the median of one line by the median of another, in one column. */
export function ratio(
  report: Pick<Report, "rows" | "columns">,
  [row, other]: [row: string, other: string],
  column: string,
  target?: Ratio["target"],
): Ratio {
  const medianOf = (name: string) => {
    const figure = report.rows.find((one) => one.name === name)?.figures[report.columns.indexOf(column)];
    return Array.isArray(figure) ? median(figure) : (figure ?? Number.NaN);
  };
  return { name: `${column}: ${row} / ${other}`, value: medianOf(row) / medianOf(other), target };
}

export function toText({ title, columns, rows, ratios }: Report): string {
  const lines = rows.map(({ name, figures }) => [name, ...figures.map(cell)]);
  return [title, "", table([["", ...columns], ...lines]), "", ...ratios.map(toLine)].join("\n");
}

function cell(figure: Figure): string {
  if (figure === undefined) return "";
  if (!Array.isArray(figure)) return number(figure);
  const { median, low, high } = quartiles(figure);
  return figure.length > 1 ? `${number(median)} (${number(low)}–${number(high)})` : number(median);
}

function toLine({ name, value, target }: Ratio): string {
  if (!target) return `- ${name}: ${value.toFixed(2)}`;
  const [held, text] =
    "atMost" in target
      ? [value <= target.atMost, `at most ${target.atMost}`]
      : [value >= target.atLeast, `at least ${target.atLeast}`];
  return `- ${name}: ${value.toFixed(2)} (${text}: ${held ? "held" : "missed"})`;
}

function number(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Describes the machine that measures: CPU, memory, system and Node. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GiB, ${type()} ${release().split("-")[0]}, Node ${process.versions.node}`;
}
