// Places packages into one `node_modules` without links, whatever layout the program's package manager has.
import { posix, relative } from "node:path";

/** A package in one version, with the files of it that are needed. */
export interface Package {
  name: string;
  /** Absolute path. */
  folder: string;
  files: string[];
  /** The packages that its files import. */
  needs: Set<Package>;
}

/**
 * As npm does: at the top where the name is free there, and else in the package that needs it.
 *
 * @param packages those that the bundle and the files import
 * @returns absolute paths by the paths in the archive
 * @throws Error when two versions of a package are to be imported from the same place
 */
export function placePackages(packages: Package[]): Map<string, string> {
  const placed = new Map<string, Package>();
  const waiting = [{ at: "", needs: packages }];
  // A list goes on to what is added meanwhile.
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

/** Where Node looks for a package from the folder of another one, the nearest first. */
function placesFrom(at: string, name: string): string[] {
  const own = placeIn(at, name);
  if (at === "") return [own];
  const above = at.slice(0, Math.max(at.lastIndexOf("node_modules/"), 0)).replace(/\/$/, "");
  return [own, ...placesFrom(above, name)];
}
