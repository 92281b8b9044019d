// Rebuilds bundles when their files change, as long as the program's process runs.
import { faultTeller } from "./fault-teller.ts";
import { folderWatcher } from "./folder-watcher.ts";

/** The variable that a local run sets to `1`, as it reloads changed bundles. `pulumi` never sets it. */
const variable = "LOCAL_CLOUD_WATCH";

/** Tells whether a local run wants bundles to be rebuilt. */
export function isWatched(): boolean {
  return process.env[variable] === "1";
}

/** A bundle that can be rebuilt from its files. */
export interface Source {
  name: string;
  /** The absolute paths of its files. */
  files: string[];
  /** Builds it again. @param mayStay true when the build may keep the process from ending */
  rebuild(mayStay: boolean): Promise<Rebuilt>;
}

/** The result of a rebuild. */
export interface Rebuilt {
  /** The files of the new bundle, or the files that made the build fail. */
  files: string[];
  /** The cause of a failed build. */
  fault?: string;
  /** Replaces the old bundle. Missing when the new one is the same. */
  write?(): Promise<void>;
}

interface Watched {
  source: Source;
  files: Set<string>;
  isBroken: boolean;
}

const all: Watched[] = [];
const faults = faultTeller((line) => process.stderr.write(`${line}\n`));
let watchFolders: ReturnType<typeof folderWatcher> | undefined;
let rebuilding: Promise<unknown> = Promise.resolve();
// Pulumi's runner ends the program at the second `beforeExit` event. Before that, anything that keeps the process alive also keeps the
// program from ending.
let emptied = 0;

/** Rebuilds a bundle whenever one of its files changes. */
export function rebuildOnChange(source: Source): void {
  watchFolders ??= startWatching();
  all.push({ source, files: new Set(source.files), isBroken: false });
  watchFolders(source.files);
}

function startWatching() {
  process.on("beforeExit", () => {
    emptied += 1;
  });
  return folderWatcher((changed) => {
    rebuilding = rebuilding.then(() => rebuildFrom(changed));
  });
}

async function rebuildFrom(changed: Set<string>): Promise<void> {
  const affected = all.filter(
    ({ files, isBroken }) => isBroken || [...changed].some((file) => files.has(file)),
  );
  if (affected.length === 0) return;
  faults.wait();
  await Promise.all(affected.map(rebuildOne));
  faults.tell();
}

async function rebuildOne(watched: Watched): Promise<void> {
  const { name, rebuild } = watched.source;
  const { files, fault, write }: Rebuilt = await rebuild(emptied > 1).catch((error: Error) => ({
    files: [],
    fault: error.message,
  }));
  for (const file of files) watched.files.add(file);
  watchFolders?.(files);
  watched.isBroken = fault !== undefined;
  if (fault === undefined) faults.remove(name);
  else faults.add(name, fault);
  await write?.().catch((error: Error) => faults.add(name, error.message));
}
