// The README and the docs that go into each package: those that someone who installed it needs, with links that lead somewhere.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative } from "node:path";

const root = join(import.meta.dirname, "../..");

const forComponent = [
  "api",
  "authorization",
  "clients",
  "costs",
  "debugging",
  "fields",
  "handlers",
  "operations",
  "routes",
  "settings",
  "unique-fields",
];

const ofLocalCloud = readdirSync(join(root, "packages/local-cloud/docs"));

/** By the folder of a package: where each page stands in the package, and from which page of the checkout it is made. */
const pages: Record<string, Record<string, string>> = {
  "": {
    "README.md": "docs/install.md",
    ...Object.fromEntries(forComponent.map((name) => [`docs/${name}.md`, `docs/${name}.md`])),
  },
  "packages/local-cloud": {
    "README.md": "packages/local-cloud/README.md",
    "docs/debugging.md": "docs/debugging.md",
    ...Object.fromEntries(ofLocalCloud.map((name) => [`docs/${name}`, `packages/local-cloud/docs/${name}`])),
  },
};

/**
 * Returns the text of each page of a package, by its path in the package. A link to a page that is not in the package becomes plain text.
 *
 * @param folder of the package: a path relative to the checkout's root, or an absolute path
 * @example packedPages("packages/local-cloud")["README.md"]
 */
export function packedPages(folder: string): Record<string, string> {
  const targets = pages[folder.startsWith(root) ? relative(root, folder) : folder] ?? {};
  const places = new Map(Object.entries(targets).map(([target, source]) => [source, target]));
  return Object.fromEntries(
    Object.entries(targets).map(([target, source]) => [
      target,
      readFileSync(join(root, source), "utf8").replace(
        /\[((?:[^\][]|`[^`]*`)+)\]\(([^)\s]+)\)/g,
        (link, text: string, to: string) => {
          if (/^(https?:|#)/.test(to)) return link;
          const [path = "", anchor] = to.split("#");
          const place = places.get(posix.join(posix.dirname(source), path));
          if (place === undefined) return text;
          const way = posix.relative(posix.dirname(target), place);
          return `[${text}](${way}${anchor === undefined ? "" : `#${anchor}`})`;
        },
      ),
    ]),
  );
}
