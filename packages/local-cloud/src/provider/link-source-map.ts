// Adds the path of the source map to the local copy of a function's code. The deployed code does not change.
import { existsSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Packed } from "../wire/values.ts";

/**
 * Links a function's code to its source map. The map of a bundle in the folder `x` is the file `x.map` beside that folder, because
 * the folder may be deployed as a whole.
 *
 * @param folder the folder with the local copy of the code
 * @param from the folder from which relative paths are resolved
 */
export async function linkSourceMap(folder: string, code: Packed, from: string): Promise<void> {
  for (const name of ["index.js", "index.mjs"]) {
    const source = code.assets ? code.assets[name]?.path : code.path && join(code.path, name);
    if (source === undefined || !existsSync(join(folder, name))) continue;
    const map = `${dirname(resolve(from, source))}.map`;
    // Node accepts the path of a file URL here, but not the whole URL.
    if (existsSync(map))
      await appendFile(join(folder, name), `\n//# sourceMappingURL=${pathToFileURL(map).pathname}\n`);
  }
}
