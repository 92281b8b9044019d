// What Lambda takes of an archive's size.
import { stat } from "node:fs/promises";
import { basename } from "node:path";

/** Bytes of a function's files with its layers: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const limit = 262_144_000;
/** Bytes zipped that one upload may have there. What is no larger before it is zipped is none for sure. */
const budget = 52_428_800;

export interface SizeReport {
  /** What Lambda refuses. */
  fault?: string;
  /** What may be too much. */
  warning?: string;
}

/** @param files absolute paths by their paths in the archive */
export async function sizeReport(
  files: Map<string, string>,
  max = limit,
  wanted = budget,
): Promise<SizeReport> {
  const sizes = await Promise.all(
    [...files].map(async ([path, file]) => ({ part: partOf(path), size: (await stat(file)).size })),
  );
  const total = sum(sizes);
  if (total <= wanted) return {};
  const largest = [...new Set(sizes.map(({ part }) => part))]
    .map((part) => ({ part, size: sum(sizes.filter((one) => one.part === part)) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ part, size }) => `${part} (${megabytes(size)})`)
    .join(", ");
  const found = `got ${megabytes(total)}. The largest are ${largest}. Leave out what it can do without, or read it from a bucket.`;
  if (total > max)
    return {
      fault: `Expected the files of its archive to have at most ${megabytes(max)}, as Lambda takes no more, ${found}`,
    };
  return {
    warning:
      `Expected the files of its archive to have at most ${megabytes(wanted)}, as Lambda refuses an upload that has more when ` +
      `it is zipped, and each cold start waits for them, ${found}`,
  };
}

function sum(sizes: { size: number }[]): number {
  return sizes.reduce((total, { size }) => total + size, 0);
}

function partOf(path: string): string {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split("/")[0] ?? basename(path);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
