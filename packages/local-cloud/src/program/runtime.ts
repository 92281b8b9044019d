// Reads `runtime` and `main` of Pulumi.yaml, as Pulumi's language host does.
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** The settings with which a program starts. */
export interface Runtime {
  /** The program's folder, which is its working directory. */
  cwd: string;
  /** The program's file in that folder. `.` means the entry of the folder's package.json, or its index file. */
  entry: string;
  /** Lets the SDK's own ts-node read TypeScript. If false, Node reads it. @default true */
  typescript: boolean;
  /** The path of the tsconfig.json for ts-node, if it is not the one beside the program. */
  tsconfig?: string;
  /** Command-line arguments for Node. */
  nodeArguments: string[];
}

/** The properties of Pulumi.yaml that say how the program runs. */
export interface RuntimeDeclaration {
  runtime?: unknown;
  main?: string;
}

/**
 * Checks the runtime of a project, and finds its program.
 *
 * @throws Error in one line for a runtime that is not Node, and for a program that does not exist
 */
export function readRuntime(file: string, { runtime, main = "." }: RuntimeDeclaration): Runtime {
  const { name, options = {} } = typeof runtime === "object" ? { name: "", ...runtime } : { name: runtime };
  if (name !== "nodejs") throw new Error(otherRuntime(file, name));
  const { typescript = true, tsconfig, nodeargs = "" } = options as Record<string, unknown>;
  if (typeof typescript !== "boolean")
    throw new Error(
      `Expected the runtime option \`typescript\` of ${file} to be true or false, got ${JSON.stringify(typescript)}.`,
    );
  return {
    ...program(file, main),
    typescript,
    ...(tsconfig !== undefined && { tsconfig: String(tsconfig) }),
    nodeArguments: words(String(nodeargs)),
  };
}

function otherRuntime(file: string, name: unknown): string {
  if (name === "bun")
    return `Expected \`runtime\` of ${file} to be nodejs, got bun: the local run starts programs with Node.js only. Set \`runtime: nodejs\` if the program uses no API of bun.`;
  return `Expected \`runtime\` of ${file} to be nodejs, got ${JSON.stringify(name) ?? "none"}: the local run starts programs with Node.js only.`;
}

/** Finds the program. `main` is a file or a folder. */
function program(file: string, main: string): Pick<Runtime, "cwd" | "entry"> {
  const path = resolve(dirname(file), main);
  if (existsSync(path) && statSync(path).isFile()) return { cwd: dirname(path), entry: basename(path) };
  const indexes = ["index.ts", "index.js", "index.mts", "index.mjs"].map((name) => join(path, name));
  if (indexes.some((file) => existsSync(file)) || saysMain(join(path, "package.json")))
    return { cwd: path, entry: "." };
  throw new Error(`Found no program at ${path}. Check \`main\` in ${file}.`);
}

function saysMain(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  const { main, exports } = JSON.parse(readFileSync(manifest, "utf8"));
  return Boolean(main || exports);
}

/** Splits a command line into words. A word in quotes may contain spaces. */
function words(line: string): string[] {
  return Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g),
    ([word, double, single]) => double ?? single ?? word,
  );
}
