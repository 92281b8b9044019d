// Runs the program, and again when its files have changed: with the settings as they are then, for the same port.
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

/** A run that has ended well. */
export interface ProgramRun extends RunningProgram {
  settings: Settings;
}

export interface RunContext {
  settings: Settings;
  /** Base URL of the APIs. */
  origin: string;
  /** Folder for the functions' archives of all runs. */
  archives: string;
  /** Told when the program's process has been started. */
  onStart?(): void;
  /** Told of each file that the program loads, if it is to be watched. */
  onFile?(path: string): void;
}

export function settingsOf(options: CloudOptions): Settings {
  const { program = ".", stack = "dev", config, secrets, environments } = options;
  return readSettings(resolve(program), stack, pairsOf(config), pairsOf(secrets), environments);
}

/** As the command line has them. */
function pairsOf(settings: CloudOptions["config"] = []): string[] {
  if (Array.isArray(settings)) return settings;
  return Object.entries(settings).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${typeof value === "string" ? value : JSON.stringify(value)}`],
  );
}

/** Where code is worked on, stacks name its sources; elsewhere they are as on AWS. */
export function hasSourceMaps({ watch = false, inspect }: CloudOptions): boolean {
  return watch || inspect !== undefined;
}

/** Returns the issuer of a run; without `resources`, the one that the settings ask for. */
export type IssuerOf = (settings: Settings, resources?: Resource[]) => Promise<Issuer | undefined>;

/** The issuer of a run, started when the settings or the program first ask for one; the settings get its URL. */
export function createIssuers(onClose: OnClose): IssuerOf {
  let running: Issuer | undefined;
  return async ({ values }, resources) => {
    const issuer = await startLocalIssuer(values, running, resources);
    if (issuer && !running) onClose(issuer.close);
    running ??= issuer;
    return issuer;
  };
}

/** @returns what runs the program once; closing ends its process */
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
      // A save that fails is told of its failure alone.
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
