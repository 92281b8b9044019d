// How a project says that its program is run: `runtime` and `main` of Pulumi.yaml, as the language host reads them.
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** How the program is started. */
export interface Runtime {
  /** The program's folder, which it runs in. */
  cwd: string;
  /** Its file in that folder; `.` leaves it to the folder's package.json or index file. */
  entry: string;
  /** Whether the SDK's own ts-node reads TypeScript; else Node does. @default true */
  typescript: boolean;
  /** Path of the tsconfig.json for that, when it is not the one beside the program. */
  tsconfig?: string;
  /** Node's own arguments. */
  nodeArguments: string[];
}

/** What Pulumi.yaml says. */
export interface RuntimeDeclaration {
  runtime?: unknown;
  main?: string;
}

/** @throws Error of one line for a runtime that is not Node, and for a program that is not there */
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
    return `${file} has \`runtime: bun\`, and the local run starts programs by Node.js only. Say \`runtime: nodejs\` where the program needs nothing of bun's own.`;
  return `Expected \`runtime\` of ${file} to be nodejs, got ${JSON.stringify(name) ?? "none"}: the local run starts programs by Node.js only.`;
}

/** `main` names a file or a folder. */
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

/** The words of a command line; quotes hold one together. */
function words(line: string): string[] {
  return Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g),
    ([word, double, single]) => double ?? single ?? word,
  );
}
