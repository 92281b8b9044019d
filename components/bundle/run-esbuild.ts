// One run of esbuild over the first lines of any number of functions.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as esbuild from "esbuild";
import type { Import } from "./archive/trace.ts";
import { callbackNamespace } from "./faults.ts";
import {
  bundleFolderBanner,
  importMeta,
  importMetaOfModules,
  moduleBanner,
  withImportMeta,
} from "./import-meta.ts";
import { packageOf } from "./inspect/package-of.ts";
import { leaveToNode, leftToNode } from "./leave-to-node.ts";
import { nodeRequire } from "./node-require.ts";
import { placedModules } from "./placed-modules.ts";
import { needsMore, replaceBy, type StandIn } from "./stand-ins.ts";
import { neverSilent } from "./warnings.ts";

/** One function to bundle. */
export interface Entry {
  /** The function's resource name. */
  name: string;
  /** The first lines, in JavaScript. */
  contents: string;
  /** The folder from which its imports resolve. */
  resolveDir: string;
  /** What lies beside its bundle. Those of one run have the same. */
  beside?: Beside;
}

export interface Beside {
  /** Packages that are left to Node. */
  external: string[];
  /** Absolute paths of the files that the function's own modules find where they look for them. */
  files: string[];
  /** Whether the bundle is an ES module: only then is an import of what is left to Node the same as in Node. */
  isModule?: boolean;
}

/** One function's file. */
export interface Built {
  code: string;
  /** Bytes of the code by where they come from: paths relative to the program's folder, or of what a plugin provides. */
  inputs: Record<string, { bytesInOutput: number }>;
  /** Whether it holds what may need the parts that stand-ins leave out for DynamoDB's client. */
  needsMore: boolean;
  /** Those that arose in one of its inputs. */
  warnings: esbuild.Message[];
  /** Absolute paths of what it was made from, without the files of packages. */
  files: string[];
  /** What it imports of the packages that are left to Node. */
  left: Import[];
}

/** Bundles the functions; `table` says what to replace. Throws `esbuild.BuildFailure` when one of them cannot be bundled. */
export type Run = (entries: Entry[], table: StandIn[]) => Promise<Built[]>;

export const runEsbuild: Run = async (entries, table) =>
  read(await esbuild.build(optionsFor(entries, table)), entries);

const contexts = new Map<string, Promise<esbuild.BuildContext<Options>>>();

/** Reads only what has changed since it bundled the same functions before. From the first time on it keeps the process alive. */
export const rerunEsbuild: Run = async (entries, table) => {
  const key = JSON.stringify([entries, table.map(({ specifier }) => specifier)]);
  const context = contexts.get(key) ?? esbuild.context(optionsFor(entries, table));
  contexts.set(key, context);
  return read(await (await context).rebuild(), entries);
};

/** Ends esbuild's own process, which keeps the memory of its last build; the next run starts another. */
export const stopEsbuild = () => esbuild.stop();

type Options = ReturnType<typeof optionsFor>;

function read({ metafile, outputFiles, warnings }: esbuild.BuildResult<Options>, entries: Entry[]): Built[] {
  return Object.entries(metafile.outputs)
    .map(([path, output]) => ({ path, output, index: indexOf(output.entryPoint) }))
    .sort((a, b) => a.index - b.index)
    .map(({ path, output, index }) => ({
      code: withImportMeta(outputFiles.find((file) => file.path === resolve(path))?.text ?? ""),
      inputs: output.inputs,
      needsMore: needsMore(output, metafile.inputs),
      warnings: warnings.filter(({ location }) => !location || location.file in output.inputs),
      files: ownFiles(reachable(output.entryPoint, metafile.inputs)),
      left: importsLeft(output, metafile.inputs, entries[index]),
    }));
}

/** All inputs that an entry point imports, by whatever way; also those of which nothing is left in the output. */
function reachable(entryPoint = "", inputs: esbuild.Metafile["inputs"]): Set<string> {
  const found = new Set([entryPoint]);
  // A set goes on to what is added meanwhile.
  for (const path of found) for (const { path: next } of inputs[path]?.imports ?? []) found.add(next);
  return found;
}

/** What the modules of an output import of the packages that are left to Node. */
function importsLeft(
  output: esbuild.Metafile["outputs"][string],
  inputs: esbuild.Metafile["inputs"],
  entry: Entry | undefined,
): Import[] {
  const isLeft = leftToNode(entry?.beside?.external);
  const left = new Set(output.imports.map(({ path }) => path).filter((path) => isLeft.test(path)));
  return Object.keys(output.inputs).flatMap((input) => {
    const from = input.startsWith(`${callbackNamespace}:`) ? entry?.resolveDir : dirname(resolve(input));
    const found = inputs[input]?.imports.filter(({ path, external }) => external && left.has(path)) ?? [];
    return found.map(({ path, kind }) => ({ path, kind, from: from ?? "" }));
  });
}

function ownFiles(inputs: Iterable<string>): string[] {
  return [...inputs]
    .filter((path) => !/^[\w-]{2,}:/.test(path) && packageOf(path) === undefined)
    .map((path) => resolve(path));
}

/** Options of a build of these functions, in memory. */
function optionsFor(entries: Entry[], table: StandIn[]) {
  const { external = [], files = [], isModule = false } = entries[0]?.beside ?? {};
  const hasFiles = files.length > 0;
  return {
    entryPoints: entries.map((_, index) => ({ in: `${callbackNamespace}:${index}`, out: `${index}` })),
    absWorkingDir: process.cwd(),
    outdir: ".bundles",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: isModule ? "esm" : "cjs",
    banner: { js: (isModule ? moduleBanner : "") + (hasFiles ? bundleFolderBanner : "") },
    // For `import` alone: ES modules shake better than their CommonJS twins, which `main` names.
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "silent",
    logOverride: neverSilent,
    // A tsconfig.json near a handler or the program is for type checking, and changes no bundle: Node reads none.
    tsconfigRaw: "{}",
    define: isModule ? importMetaOfModules : importMeta,
    plugins: [
      readEntries(entries),
      leaveToNode(external),
      ...(hasFiles ? [placedModules] : []),
      nodeRequire,
      replaceBy(table),
    ],
  } satisfies esbuild.BuildOptions;
}

function readEntries(entries: Entry[]): esbuild.Plugin {
  return {
    name: callbackNamespace,
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${callbackNamespace}:`) }, ({ path, kind }) =>
        kind === "entry-point" ? { path: `${indexOf(path)}`, namespace: callbackNamespace } : undefined,
      );
      onLoad({ filter: /.*/, namespace: callbackNamespace }, ({ path }) => {
        const { contents, resolveDir } = entries[Number(path)] as Entry;
        return { contents, resolveDir };
      });
      // TypeScript writes `.js` for a module that is a `.ts` as long as the program is not compiled.
      const compiled = { filter: /^\.{1,2}\/.+\.[cm]?js$/, namespace: callbackNamespace };
      onResolve(compiled, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        const source = file.replace(/js$/, "ts");
        return !existsSync(file) && existsSync(source) ? { path: source } : undefined;
      });
    },
  };
}

function indexOf(entryPoint = ""): number {
  return Number(entryPoint.slice(callbackNamespace.length + 1));
}
