// Finds the files that packages need to run, with those of the packages that they import. @vercel/nft does the search.
import { existsSync, readFileSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import type { Package } from "./place-packages.ts";

/** An import of an external package in the bundle. */
export interface Import {
  path: string;
  /** The kind of the import in esbuild's words: `import-statement`, `require-call`, … */
  kind: string;
  /** The folder of the module that contains it. */
  from: string;
}

/** The packages and files that imports and modules need. */
export interface Traced {
  /** The packages that the imports and modules name. Each lists the packages that it needs. */
  packages: Package[];
  /** The files outside of packages that the modules import. */
  files: string[];
}

/** Finds the packages and files that imports and modules need. */
export async function trace(imports: Import[], modules: string[]): Promise<Traced> {
  // The module takes a third of a second to load, so only functions with external packages or files load it.
  const { nodeFileTrace } = await import("@vercel/nft");
  const entries = new Map(imports.map(entryOf));
  const { root } = parse(process.cwd());
  const { fileList, reasons } = await nodeFileTrace([...entries.keys(), ...modules], {
    base: root,
    processCwd: process.cwd(),
    readFile: async (path) => entries.get(path) ?? readFile(path).catch(ifMissing),
  });
  const packages = new Map<string, Package>();
  const files: string[] = [];
  const ofFile = (path: string) => packageWith(join(root, path), packages);
  const direct = new Set<Package>();
  for (const path of fileList) {
    const { parents = [] } = reasons.get(path) ?? {};
    const file = join(root, path);
    // A link is skipped: the package's files are in the list by their real paths.
    if (entries.has(file) || (await lstat(file)).isSymbolicLink()) continue;
    const own = ofFile(path);
    if (own) own.files.push(file);
    else if (!file.endsWith("package.json")) files.push(file);
    for (const parent of parents) {
      const by = ofFile(parent);
      if (own && by && by !== own) by.needs.add(own);
      if (own && !by) direct.add(own);
    }
  }
  return { packages: [...direct], files };
}

/** Returns a file that does not exist, with its code. `import` and `require()` may load different files of a package. */
function entryOf({ path, kind, from }: Import, index: number): [file: string, text: string] {
  const specifier = JSON.stringify(path);
  return kind.startsWith("require")
    ? [join(from, `.left-${index}.cjs`), `require(${specifier});`]
    : [join(from, `.left-${index}.mjs`), `import ${specifier};`];
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "EISDIR") return null;
  throw error;
}

/** Returns the package of a file, by its real path. A package of a workspace is outside of `node_modules`. */
function packageWith(file: string, packages: Map<string, Package>): Package | undefined {
  const [, folder = workspaceOf(dirname(file)), named] =
    /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/.exec(file) ?? [];
  const name = named?.replaceAll("\\", "/") ?? (folder && nameOf(folder));
  if (folder === undefined || name === undefined) return undefined;
  const found = packages.get(folder) ?? { name, folder, files: [], needs: new Set() };
  packages.set(folder, found);
  return found;
}

/** Returns the nearest folder with a package.json, unless it contains the program. */
function workspaceOf(folder: string): string | undefined {
  if (process.cwd().startsWith(folder) || folder.startsWith(process.cwd())) return undefined;
  return existsSync(join(folder, "package.json")) ? folder : workspaceOf(dirname(folder));
}

function nameOf(folder: string): string | undefined {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).name;
}
