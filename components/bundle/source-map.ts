// Makes source maps of bundles, for the debugger and the stack traces of a local run. A map is never in an archive and changes no bundle.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The variable that a local run sets to `1`. `pulumi` never sets it. */
const variable = "LOCAL_CLOUD_SOURCE_MAPS";

/** Returns esbuild's options: the map is another file, which the bundle does not mention. */
export function sourceMapOptions(): { sourcemap?: "external"; sourcesContent?: false } {
  return process.env[variable] === "1" ? { sourcemap: "external", sourcesContent: false } : {};
}

/**
 * Adapts a map of esbuild to the bundle as it is written.
 *
 * @param folder the folder from which the paths of its sources count
 * @param columns the number of columns that were added before the code of the bundle's first line
 */
export function sourceMapFrom(text: string, folder: string, columns: number): string {
  const { sources, mappings, ...rest } = JSON.parse(text) as { sources: string[]; mappings: string };
  const urls = sources.map((source) => pathToFileURL(resolve(folder, source)).href);
  return JSON.stringify({ ...rest, sources: urls, mappings: shifted(mappings, columns) });
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Shifts the first column of the first line. All later numbers count from the one before, so they stay. */
function shifted(mappings: string, columns: number): string {
  if (columns === 0 || mappings === "" || /^[;,]/.test(mappings)) return mappings;
  const end = [...mappings].findIndex((digit) => digits.indexOf(digit) < 32) + 1;
  const first = [...mappings.slice(0, end)].reduceRight(
    (sum, digit) => sum * 32 + (digits.indexOf(digit) % 32),
    0,
  );
  return encoded(first + columns * 2) + mappings.slice(end);
}

/** Encodes a number as base64 VLQ: five bits a digit, the lowest first. The sixth bit means that another digit follows. */
function encoded(value: number): string {
  const rest = Math.floor(value / 32);
  return digits[(value % 32) + (rest > 0 ? 32 : 0)] + (rest > 0 ? encoded(rest) : "");
}
