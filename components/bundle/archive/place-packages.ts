// Places packages into one `node_modules` without links. The package manager of the program does not matter.
import { posix, relative } from "node:path";

/** One version of a package, with the files that are needed from it. */
export interface Package {
  name: string;
  /** The absolute path of the package. */
  folder: string;
  files: string[];
  /** The packages that its files import. */
  needs: Set<Package>;
}

/**
 * Places packages as npm does: at the top when the name is free there, otherwise inside the package that needs it.
 *
 * @param packages the packages that the bundle and the files import
 * @returns the absolute paths of files by their paths in the archive
 * @throws Error when the bundle and the files need two versions of one package at the top
 */
export function placePackages(packages: Package[]): Map<string, string> {
  const placed = new Map<string, Package>();
  const waiting = [{ at: "", needs: packages }];
  // The loop also visits packages that are added to the list meanwhile.
  for (const { at, needs } of waiting) {
    for (const one of needs) {
      const seen = placesFrom(at, one.name).find((place) => placed.has(place));
      if (seen !== undefined && placed.get(seen) === one) continue;
      if (at === "" && seen !== undefined) throw new Error(twice(one, placed.get(seen)));
      const place = seen === undefined ? placeIn("", one.name) : placeIn(at, one.name);
      placed.set(place, one);
      waiting.push({ at: place, needs: [...one.needs] });
    }
  }
  return new Map(
    [...placed].flatMap(([place, { folder, files }]) =>
      files.map((file): [string, string] => [
        posix.join(place, relative(folder, file).replaceAll("\\", "/")),
        file,
      ]),
    ),
  );
}

function twice({ name, folder }: Package, other?: Package): string {
  return (
    `Expected all modules of the function to import one version of ${name}, got those in ${other?.folder} and ${folder}. ` +
    "Install one of them in a folder above both importers, or bundle the package."
  );
}

function placeIn(at: string, name: string): string {
  return posix.join(at, "node_modules", name);
}

/** Returns the places in which Node looks for a package from another package's folder, the nearest first. */
function placesFrom(at: string, name: string): string[] {
  const own = placeIn(at, name);
  if (at === "") return [own];
  const above = at.slice(0, Math.max(at.lastIndexOf("node_modules/"), 0)).replace(/\/$/, "");
  return [own, ...placesFrom(above, name)];
}
