// What esbuild makes of a function's first lines, and what it consists of.
import { dirname, resolve } from "node:path";
import type { BuildOptions, BuildResult, Message, Metafile } from "esbuild";
import type { Import } from "./archive/trace.ts";
import { callbackNamespace } from "./faults.ts";
import { withImportMeta } from "./import-meta.ts";
import { packageOf } from "./inspect/package-of.ts";
import { leftToNode } from "./leave-to-node.ts";
import { sourceMapFrom } from "./source-map.ts";
import { needsMore } from "./stand-ins.ts";

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
  /** Its source map, where the program runs locally. */
  map?: string;
  /** Bytes of the code by where they come from: paths relative to the program's folder, or of what a plugin provides. */
  inputs: Record<string, { bytesInOutput: number }>;
  /** Whether it holds what may need the parts that stand-ins leave out for DynamoDB's client. */
  needsMore: boolean;
  /** Those that arose in one of its inputs. */
  warnings: Message[];
  /** Absolute paths of what it was made from, without the files of packages. */
  files: string[];
  /** What it imports of the packages that are left to Node. */
  left: Import[];
}

/** What the options of a build have for its result to be read. */
type Read = BuildResult<BuildOptions & { metafile: true; write: false }>;

/** @param entries in the order of the build's entry points */
export function readBuild({ metafile, outputFiles, warnings }: Read, entries: Entry[]): Built[] {
  return Object.entries(metafile.outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined)
    .map(([path, output]) => ({ path, output, index: indexOf(output.entryPoint) }))
    .sort((a, b) => a.index - b.index)
    .map(({ path, output, index }) => ({
      ...written(outputFiles, path),
      inputs: output.inputs,
      needsMore: needsMore(output, metafile.inputs),
      warnings: warnings.filter(({ location }) => !location || location.file in output.inputs),
      files: ownFiles(reachable(output.entryPoint, metafile.inputs)),
      left: importsLeft(output, metafile.inputs, entries[index]),
    }));
}

/** The code of an output, and its map where there is one. */
function written(outputFiles: Read["outputFiles"], path: string): Pick<Built, "code" | "map"> {
  const textOf = (wanted: string) => outputFiles.find((file) => file.path === resolve(wanted))?.text;
  const text = textOf(path) ?? "";
  const code = withImportMeta(text);
  const map = textOf(`${path}.map`);
  return { code, map: map && sourceMapFrom(map, dirname(path), code.length - text.length) };
}

/** All inputs that an entry point imports, by whatever way; also those of which nothing is left in the output. */
function reachable(entryPoint = "", inputs: Metafile["inputs"]): Set<string> {
  const found = new Set([entryPoint]);
  // A set goes on to what is added meanwhile.
  for (const path of found) for (const { path: next } of inputs[path]?.imports ?? []) found.add(next);
  return found;
}

/** What the modules of an output import of the packages that are left to Node. */
function importsLeft(
  output: Metafile["outputs"][string],
  inputs: Metafile["inputs"],
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

/** Of an entry, by its entry point. */
export function indexOf(entryPoint = ""): number {
  return Number(entryPoint.slice(callbackNamespace.length + 1));
}
