// Source maps of bundles, for the debugger and the stacks of a local run. A map never gets into an archive, and changes no bundle.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Set to `1` by a local run; `pulumi` never sets it. */
const variable = "LOCAL_CLOUD_SOURCE_MAPS";

/** esbuild's options: the map is a file of its own, which the bundle does not mention. */
export function sourceMapOptions(): { sourcemap?: "external"; sourcesContent?: false } {
  return process.env[variable] === "1" ? { sourcemap: "external", sourcesContent: false } : {};
}

/**
 * Makes the map one of the bundle where it is kept.
 *
 * @param folder that its sources count from
 * @param columns that the bundle's first line has got before its code
 */
export function sourceMapFrom(text: string, folder: string, columns: number): string {
  const { sources, mappings, ...rest } = JSON.parse(text) as { sources: string[]; mappings: string };
  const urls = sources.map((source) => pathToFileURL(resolve(folder, source)).href);
  return JSON.stringify({ ...rest, sources: urls, mappings: shifted(mappings, columns) });
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The first number of the first line is its first column; all others count from the one before. */
function shifted(mappings: string, columns: number): string {
  if (columns === 0 || mappings === "" || /^[;,]/.test(mappings)) return mappings;
  const end = [...mappings].findIndex((digit) => digits.indexOf(digit) < 32) + 1;
  const first = [...mappings.slice(0, end)].reduceRight(
    (sum, digit) => sum * 32 + (digits.indexOf(digit) % 32),
    0,
  );
  return encoded(first + columns * 2) + mappings.slice(end);
}

/** Five bits a digit, the lowest first; the sixth says that another follows. */
function encoded(value: number): string {
  const rest = Math.floor(value / 32);
  return digits[(value % 32) + (rest > 0 ? 32 : 0)] + (rest > 0 ? encoded(rest) : "");
}
