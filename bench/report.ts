// A comparison's result: medians with quartiles in a table, then the ratios.
import { cpus, release, totalmem, type } from "node:os";

/** Several measurements of one thing, or a figure that does not vary. */
export type Figure = number[] | number | undefined;

export interface Report {
  /** What was measured, and how. */
  title: string;
  /** Column heads, with units, but for the first column. */
  columns: string[];
  rows: { name: string; figures: Figure[] }[];
  ratios: Ratio[];
}

export interface Ratio {
  /** `ours / theirs`. */
  name: string;
  value: number;
  /** What it may be at most, or has to be at least. */
  target?: { atMost: number } | { atLeast: number };
}

/** Middle of the sorted values, and the quartiles beside it. */
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

/** Ratio of two rows' medians in one column. */
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
  const cells = [
    ["", ...columns],
    ["---", ...columns.map(() => "---:")],
    ...rows.map(({ name, figures }) => [name, ...figures.map(cell)]),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const table = cells.map(
    (row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  return [title, "", ...table, "", ...ratios.map(toLine)].join("\n");
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

/** Where it was measured. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GiB, ${type()} ${release().split("-")[0]}, Node ${process.versions.node}`;
}
