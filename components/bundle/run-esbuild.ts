// Runs esbuild once for any number of functions.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import * as esbuild from "esbuild";
import { type Built, type Entry, indexOf, readBuild } from "./built.ts";
import { callbackNamespace } from "./faults.ts";
import { bundleFolderBanner, importMeta, importMetaOfModules, moduleBanner } from "./import-meta.ts";
import { leaveToNode } from "./leave-to-node.ts";
import { nodeRequire } from "./node-require.ts";
import { placedModules } from "./placed-modules.ts";
import { sourceMapOptions } from "./source-map.ts";
import { replaceBy, type StandIn } from "./stand-ins.ts";
import { neverSilent } from "./warnings.ts";

/** A function that bundles functions; `table` lists the modules to replace. It throws `esbuild.BuildFailure` when one cannot be bundled. */
export type Run = (entries: Entry[], table: StandIn[]) => Promise<Built[]>;

/** Bundles the functions in one run. */
export const runEsbuild: Run = async (entries, table) =>
  readBuild(await esbuild.build(optionsFor(entries, table)), entries);

const contexts = new Map<string, Promise<esbuild.BuildContext<Options>>>();

/** Bundles the functions again, and reads only the files that changed since. From the first call on it keeps the process alive. */
export const rerunEsbuild: Run = async (entries, table) => {
  const key = JSON.stringify([entries, table.map(({ specifier }) => specifier)]);
  const context = contexts.get(key) ?? esbuild.context(optionsFor(entries, table));
  contexts.set(key, context);
  return readBuild(await (await context).rebuild(), entries);
};

/** Ends esbuild's process and frees its memory. The next run starts another process. */
export const stopEsbuild = () => esbuild.stop();

type Options = ReturnType<typeof optionsFor>;

/** Returns the options of a build in memory. */
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
    // For `import` only: esbuild removes unused code from an ES module (`module`), but less from CommonJS (`main`).
    mainFields: ["module", "main"],
    legalComments: "none",
    ...sourceMapOptions(),
    logLevel: "silent",
    logOverride: neverSilent,
    // Node does not read a tsconfig.json, so none may change a bundle.
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
      // In TypeScript an import may name `.js`, although the module is a `.ts` file until the program is compiled.
      const compiled = { filter: /^\.{1,2}\/.+\.[cm]?js$/, namespace: callbackNamespace };
      onResolve(compiled, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        const source = file.replace(/js$/, "ts");
        return !existsSync(file) && existsSync(source) ? { path: source } : undefined;
      });
    },
  };
}
