// What packages need to run: their files and those of the packages that they import, as @vercel/nft finds them.
import { existsSync, readFileSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import type { Package } from "./place-packages.ts";

/** An import that the bundle leaves to Node, in one of esbuild's kinds. */
export interface Import {
  path: string;
  kind: string;
  /** The folder of the module that has it. */
  from: string;
}

export interface Traced {
  /** The packages that the imports and modules name themselves; each has those that it needs. */
  packages: Package[];
  /** What the modules import that is in no package. */
  files: string[];
}

export async function trace(imports: Import[], modules: string[]): Promise<Traced> {
  // It takes a third of a second to load.
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
    // A link leads to a package, whose files have their real paths.
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

/** A file that is not there, and what it would say. `import` and `require()` may take different files of a package. */
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

/** The package that a file is of, by its real path. One of a workspace is in no `node_modules`. */
function packageWith(file: string, packages: Map<string, Package>): Package | undefined {
  const [, folder = workspaceOf(dirname(file)), named] =
    /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/.exec(file) ?? [];
  const name = named?.replaceAll("\\", "/") ?? (folder && nameOf(folder));
  if (folder === undefined || name === undefined) return undefined;
  const found = packages.get(folder) ?? { name, folder, files: [], needs: new Set() };
  packages.set(folder, found);
  return found;
}

/** The nearest folder with a package.json, unless it holds the program. */
function workspaceOf(folder: string): string | undefined {
  if (process.cwd().startsWith(folder) || folder.startsWith(process.cwd())) return undefined;
  return existsSync(join(folder, "package.json")) ? folder : workspaceOf(dirname(folder));
}

function nameOf(folder: string): string | undefined {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).name;
}
