// Runs the program at the start and for each reload. Each run has the current settings; the port stays.
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Program } from "../engine/deployment.ts";
import type { Issuer } from "../issuer/issuer.ts";
import { startLocalIssuer } from "../issuer/local-issuer.ts";
import { type RunningProgram, startProgram } from "../program/program.ts";
import { readSettings, type Settings } from "../program/settings.ts";
import { readSurroundings } from "../program/surroundings.ts";
import type { Resource } from "../resources/resource.ts";
import type { OnClose } from "./closers.ts";
import type { CloudOptions } from "./cloud.ts";
import { unservedIn } from "./deploy.ts";

/** A successful run of the program. */
export interface ProgramRun extends RunningProgram {
  settings: Settings;
}

export interface RunContext {
  settings: Settings;
  /** The base URL of the APIs. */
  origin: string;
  /** The folder for the functions' archives of all runs. */
  archives: string;
  /** Called when the program's process has started. */
  onStart?(): void;
  /** Called for each file that the program loads, if the files are watched. */
  onFile?(path: string): void;
}

export function settingsOf(options: CloudOptions): Settings {
  const { program = ".", stack = "dev", config, secrets, environments } = options;
  return readSettings(resolve(program), stack, pairsOf(config), pairsOf(secrets), environments);
}

/** Turns settings into `key=value` texts, the form of the command line. */
function pairsOf(settings: CloudOptions["config"] = []): string[] {
  if (Array.isArray(settings)) return settings;
  return Object.entries(settings).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${typeof value === "string" ? value : JSON.stringify(value)}`],
  );
}

/** Tells whether stack traces name the source files: yes while files are watched or a debugger is used; otherwise they are as on AWS. */
export function hasSourceMaps({ watch = false, inspect }: CloudOptions): boolean {
  return watch || inspect !== undefined;
}

/** Returns the issuer of a run, or none. Without `resources` it is the issuer that the settings ask for. */
export type IssuerOf = (settings: Settings, resources?: Resource[]) => Promise<Issuer | undefined>;

/**
 * Returns a function that puts the URL of the local issuer into the settings that ask for one. It starts the issuer once, when the
 * settings or the program first need it.
 */
export function createIssuers(onClose: OnClose): IssuerOf {
  let running: Issuer | undefined;
  return async ({ values }, resources) => {
    const issuer = await startLocalIssuer(values, running, resources);
    if (issuer && !running) onClose(issuer.close);
    running ??= issuer;
    return issuer;
  };
}

/** Returns a function that runs the program once. The end of the cloud ends the program's process. */
export function createProgramRuns(options: CloudOptions, onClose: OnClose) {
  const closing = new AbortController();
  const processes = new Set<Promise<RunningProgram>>();
  const surroundings = readSurroundings(options);
  let runs = 0;
  onClose(async () => {
    closing.abort();
    await Promise.all([...processes].map((running) => running.then(({ end }) => end()).catch(() => {})));
  });

  return async (context: RunContext, signal?: AbortSignal): Promise<ProgramRun> => {
    const { settings, origin, onFile, onStart } = context;
    const { onLog = () => {}, endpoints } = options;
    const sourceMaps = hasSourceMaps(options);
    const number = ++runs;
    const archives = join(context.archives, String(number));
    await mkdir(archives, { recursive: true });
    const signals = [closing.signal, options.signal, signal].filter((one) => one !== undefined);
    const onFailed = ({ resources }: Program) => {
      const unserved = unservedIn(resources);
      // A failed reload reports its failure only.
      if (unserved.length > 0 && number === 1) onLog(`Without effect here: ${unserved.join(", ")}`);
    };
    const own = { endpoints, sourceMaps, origin, archives, onFile, onStart, onFailed };
    const job = { ...settings, ...surroundings, ...own };
    const starting = startProgram(job, onLog, AbortSignal.any(signals));
    processes.add(starting);
    starting.catch(() => processes.delete(starting));
    const running = await starting;
    const end = async () => {
      processes.delete(starting);
      await running.end();
    };
    return { settings, program: running.program, end };
  };
}
