// Starts Pulumi's own runner in a child process, as Pulumi's language host does.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { siblingOf } from "../process/sibling.ts";
import { dryRunFlag, type RunnerEnvironment, type RunnerFlags, runner } from "../wire/sdk.ts";
import { loadedFilesPipe } from "./loaded-files.ts";
import type { Settings } from "./settings.ts";
import { sourceMapsVariable, watchVariable } from "./variables.ts";

export interface RunnerOptions extends Settings {
  /** The address of the engine. */
  engine: string;
  organization: string;
  preview: boolean;
  /** The folder of the program's Pulumi SDK. */
  sdk: string;
  /** Starts the program exactly as the CLI does, without the additions that save time. */
  bare?: boolean;
  /** Tells the program that the local run uses source maps. */
  sourceMaps?: boolean;
  /** Called for each file that the program loads, except files of packages. If it is given, the program is told that its files are watched. */
  onFile?(path: string): void;
}

/** @param onLine called for each line that the program prints */
export function startRunner(options: RunnerOptions, onLine: (line: string) => void): ChildProcess {
  const { onFile } = options;
  const child = spawn(process.execPath, argumentsOf(options), {
    cwd: options.cwd,
    env: { ...process.env, ...environmentOf(options), ...(!options.bare && cacheOf(options.sdk)) },
    stdio: ["ignore", "pipe", "pipe", onFile ? "pipe" : "ignore"],
    // Ctrl-C reaches every process of the terminal's group. This process must end with its parent instead.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr] as Readable[]) createInterface(stream).on("line", onLine);
  if (onFile)
    createInterface(child.stdio[loadedFilesPipe] as Readable).on("line", (url) => onFile(fileURLToPath(url)));
  return child;
}

function argumentsOf(options: RunnerOptions): string[] {
  const flags: RunnerFlags = {
    monitor: options.engine,
    engine: options.engine,
    organization: options.organization,
    project: options.project,
    stack: options.stack,
    "root-directory": options.folder,
    pwd: options.cwd,
    // The CLI's value on a machine with four processors.
    parallel: "16",
  };
  return [
    "--disable-warning=ExperimentalWarning",
    ...(options.bare ? [] : [`--import=${pathToFileURL(siblingOf(import.meta.url, "preload"))}`]),
    ...options.nodeArguments,
    join(options.sdk, runner),
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ...(options.preview ? [dryRunFlag] : []),
    options.entry,
  ];
}

function environmentOf(options: RunnerOptions): RunnerEnvironment & Record<string, string> {
  const { values, secrets, variables, region, typescript, tsconfig, sourceMaps, onFile } = options;
  return {
    ...variables,
    // A program that reads its region gets the region of its resources.
    ...(!values["aws:region"] && { AWS_REGION: region }),
    ...(onFile && { [watchVariable]: "1" }),
    ...(sourceMaps && { [sourceMapsVariable]: "1" }),
    PULUMI_CONFIG: JSON.stringify(values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secrets),
    ...(typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
  };
}

/** Returns the variable that puts Node's compile cache beside the program's packages, unless the variable is set already. */
function cacheOf(sdk: string): Record<string, string> {
  if (process.env.NODE_COMPILE_CACHE !== undefined) return {};
  const packages = sdk.slice(0, sdk.lastIndexOf("node_modules") + "node_modules".length);
  return { NODE_COMPILE_CACHE: join(packages, ".cache", "local-cloud") };
}
