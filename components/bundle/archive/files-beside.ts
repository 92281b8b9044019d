// Which files lie in a function's archive beside its bundle.
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { placePackages } from "./place-packages.ts";
import { type Import, trace } from "./trace.ts";

/** Absolute paths by the paths in the archive, in order. */
export type Files = Map<string, string>;

/**
 * The files with the modules and packages that they import, and the packages that are not bundled.
 *
 * @param beside names of the packages, and absolute paths of the files
 * @param left what the bundle imports from packages that it does not hold
 * @param resolveDir the folder from which the function's imports resolve
 * @throws Error when a package is not installed, or a file lies outside of the program's folder
 */
export async function filesBeside(
  beside: { external: string[]; files: string[] },
  left: Import[],
  resolveDir: string,
): Promise<Files> {
  const { external, files: matching } = beside;
  const packages = left.length > 0 ? external : [];
  for (const name of packages) expectInstalled(name, resolveDir);
  const modules = matching.filter((file) => /\.[cm]?[jt]s$/.test(file));
  if (packages.length + modules.length === 0) return inArchive(matching);
  const named = packages.map((path): Import => ({ path, kind: "import-statement" }));
  const traced = await trace([...left, ...named], modules, resolveDir);
  return new Map([...inArchive([...matching, ...traced.files]), ...placePackages(traced.packages)].sort());
}

function inArchive(files: string[]): Files {
  return new Map(
    [...new Set(files)].map((file) => {
      const path = relative(process.cwd(), file).replaceAll("\\", "/");
      if (!path.startsWith("../")) return [path, file];
      throw new Error(
        `Expected the files of \`bundle.files\` to import modules below ${process.cwd()} only, got ${path}. ` +
          "Move it there, or let the files do without it.",
      );
    }),
  );
}

function expectInstalled(name: string, from: string): void {
  const folders = from.split(/[\\/]/).map((_, index, steps) => steps.slice(0, index + 1).join("/"));
  if (folders.some((folder) => existsSync(join(folder || "/", "node_modules", name)))) return;
  throw new Error(
    `Expected \`bundle.external\` to name installed packages, got ${JSON.stringify(name)}, which no node_modules ` +
      `from ${from} upwards has. Install the package, or correct its name.`,
  );
}
