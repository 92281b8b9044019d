// Tells the code of a function where its source map is: in the copy that runs here, and nowhere else.
import { existsSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Packed } from "../wire/values.ts";

/**
 * A bundle in the folder `x` has its map in `x.map` beside that, since the folder may be an archive as a whole.
 *
 * @param folder where the archive was written
 * @param from the folder that relative paths count from
 */
export async function linkSourceMap(folder: string, code: Packed, from: string): Promise<void> {
  for (const name of ["index.js", "index.mjs"]) {
    const source = code.assets ? code.assets[name]?.path : code.path && join(code.path, name);
    if (source === undefined || !existsSync(join(folder, name))) continue;
    const map = `${dirname(resolve(from, source))}.map`;
    // A URL's path: Node takes no whole URL of a file here.
    if (existsSync(map))
      await appendFile(join(folder, name), `\n//# sourceMappingURL=${pathToFileURL(map).pathname}\n`);
  }
}
