// Reads esbuild's result into one bundle for each function.
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
  /** The entry point's code, in JavaScript. */
  contents: string;
  /** The folder from which its imports resolve. */
  resolveDir: string;
  /** The packages and files beside its bundle. They are the same for all functions of one run. */
  beside?: Beside;
}

/** The packages and files beside a bundle. */
export interface Beside {
  /** The names of packages that are not bundled. Node finds them in `node_modules` of the archive. */
  external: string[];
  /** The absolute paths of files that the archive holds for the program's modules. */
  files: string[];
  /** True for a bundle that is an ES module. Only such a bundle imports an external package as Node does. */
  isModule?: boolean;
}

/** The bundle of one function. */
export interface Built {
  code: string;
  /** The source map, in a local run only. */
  map?: string;
  /** The bytes of code from each input. Keys are paths relative to the program's folder, or names of modules that a plugin provides. */
  inputs: Record<string, { bytesInOutput: number }>;
  /** True when the bundle may need parts of the SDK that the stand-ins for DynamoDB's client leave out. */
  needsMore: boolean;
  /** The warnings about one of its inputs. */
  warnings: Message[];
  /** The absolute paths of the modules in it, without those of packages. */
  files: string[];
  /** The imports of external packages in it. */
  left: Import[];
}

/** The result of a build whose options this module can read. */
type Read = BuildResult<BuildOptions & { metafile: true; write: false }>;

/** Returns the bundles of a build. @param entries the functions in the order of the build's entry points */
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

/** Returns the code of an output, and its source map when there is one. */
function written(outputFiles: Read["outputFiles"], path: string): Pick<Built, "code" | "map"> {
  const textOf = (wanted: string) => outputFiles.find((file) => file.path === resolve(wanted))?.text;
  const { code, lines } = withImportMeta(textOf(path) ?? "");
  const map = textOf(`${path}.map`);
  return { code, map: map && sourceMapFrom(map, dirname(path), lines) };
}

/** Returns all inputs that an entry point imports, directly or not, also those of which no code is left in the output. */
function reachable(entryPoint = "", inputs: Metafile["inputs"]): Set<string> {
  const found = new Set([entryPoint]);
  // The loop also visits paths that are added to the set meanwhile.
  for (const path of found) for (const { path: next } of inputs[path]?.imports ?? []) found.add(next);
  return found;
}

/** Returns the imports of external packages in an output. */
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

/** Returns the index of the function that an entry point belongs to. */
export function indexOf(entryPoint = ""): number {
  return Number(entryPoint.slice(callbackNamespace.length + 1));
}
