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
 * @param lines the number of lines that were added before the code
 */
export function sourceMapFrom(text: string, folder: string, lines: number): string {
  const { sources, mappings, ...rest } = JSON.parse(text) as { sources: string[]; mappings: string };
  const urls = sources.map((source) => pathToFileURL(resolve(folder, source)).href);
  // A semicolon ends the mappings of a line.
  return JSON.stringify({ ...rest, sources: urls, mappings: ";".repeat(lines) + mappings });
}
