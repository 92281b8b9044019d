// Checks an archive's size against Lambda's limits.
import { stat } from "node:fs/promises";
import { basename } from "node:path";

/** The limit of a function's unzipped files and layers, in bytes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const limit = 262_144_000;
/** The limit of a zipped upload in bytes, from the same page. Files that are smaller unzipped are within it. */
const budget = 52_428_800;

/** The messages about an archive's size. */
export interface SizeReport {
  /** The message about a size that Lambda refuses. */
  fault?: string;
  /** The message about a size that may be too large. */
  warning?: string;
}

/** Checks the size. @param files the absolute paths of the files by their paths in the archive */
export async function sizeReport(
  files: Map<string, string>,
  max = limit,
  wanted = budget,
): Promise<SizeReport> {
  const stats = await Promise.all(
    [...files].map(async ([path, file]) => [partOf(path), await stat(file)] as const),
  );
  const sizes = new Map<string, number>();
  for (const [part, { size }] of stats) sizes.set(part, (sizes.get(part) ?? 0) + size);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total <= wanted) return {};
  const largest = [...sizes]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([part, size]) => `${part} (${megabytes(size)})`)
    .join(", ");
  const found = `got ${megabytes(total)}. The largest are ${largest}. Leave some files out, or read them from an S3 bucket.`;
  if (total > max)
    return {
      fault: `Expected the files of its archive to have at most ${megabytes(max)}, as Lambda takes no more, ${found}`,
    };
  return {
    warning:
      `Expected the files of its archive to have at most ${megabytes(wanted)}, as Lambda refuses a zipped upload that is larger ` +
      `and each cold start loads them, ${found}`,
  };
}

function partOf(path: string): string {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split("/")[0] ?? basename(path);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
