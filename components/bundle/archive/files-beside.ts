// Finds the files that a function's archive holds beside its bundle.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { placePackages } from "./place-packages.ts";
import { type Import, trace } from "./trace.ts";

/** The absolute paths of files by their paths in the archive, in order. */
export type Files = Map<string, string>;

/**
 * Returns the files, the modules and packages that they import, and the external packages.
 *
 * @param beside the names of the packages, and the absolute paths of the files
 * @param left the bundle's imports of external packages
 * @param resolveDir the folder of the callback
 * @throws Error when a package is not installed, or a file lies outside of the program's folder
 */
export async function filesBeside(
  beside: { external: string[]; files: string[] },
  left: Import[],
  resolveDir: string,
): Promise<Files> {
  const { external, files: matching } = beside;
  const folders = [...new Set([...left.map(({ from }) => from), resolveDir])];
  const named = left.length > 0 ? external.map((name) => namedIn(folders, name)) : [];
  const modules = matching.filter((file) => /\.[cm]?[jt]s$/.test(file));
  if (named.length + modules.length === 0) return inArchive(matching);
  const traced = await trace([...left, ...named], modules);
  return new Map([...inArchive([...matching, ...traced.files]), ...placePackages(traced.packages)].sort());
}

function inArchive(files: string[]): Files {
  return new Map(
    [...new Set(files)].map((file) => {
      const path = relative(process.cwd(), file).replaceAll("\\", "/");
      if (/^(index\.[cm]?js|package\.json)$/.test(path))
        throw new Error(
          `Expected \`bundle.files\` not to match ${path}, which Lambda would load instead of the bundle. ` +
            "Narrow the pattern.",
        );
      if (!path.startsWith("../")) return [path, file];
      throw new Error(
        `Expected the files of \`bundle.files\` to import modules below ${process.cwd()} only, got ${path}. ` +
          "Move it there, or remove the import.",
      );
    }),
  );
}

/** Returns the import of a package from the first folder that finds it. Code may import it only at run time, by its name. */
function namedIn(folders: string[], path: string): Import {
  const from = folders.find((folder) => placesFrom(folder).some((place) => existsSync(join(place, path))));
  if (from !== undefined) return { path, kind: "import-statement", from };
  throw new Error(
    `Expected \`bundle.external\` to name installed packages, got ${JSON.stringify(path)}, which no node_modules ` +
      `from ${folders.join(" or ")} upwards has. Install the package, or correct its name.`,
  );
}

/** Returns every `node_modules` in which Node looks for packages from a folder. */
function placesFrom(folder: string): string[] {
  return createRequire(join(folder, "index.js")).resolve.paths("any-package") ?? [];
}
