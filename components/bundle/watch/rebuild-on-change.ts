// Has what is made from files made again when they change, for as long as the program's process is there.
import { faultTeller } from "./fault-teller.ts";
import { type FolderEvents, folderEvents } from "./folder-events.ts";

/** Set to `1` by a local run, which takes up what is written anew; `pulumi` never sets it. */
const variable = "LOCAL_CLOUD_WATCH";

export function isWatched(): boolean {
  return process.env[variable] === "1";
}

/** Something that is made from files. */
export interface Source {
  name: string;
  /** Absolute paths. */
  files: string[];
  /** @param mayStay whether it may keep the process from ending */
  rebuild(mayStay: boolean): Promise<Rebuilt>;
}

export interface Rebuilt {
  /** What it was made from, or what it could not be made from. */
  files: string[];
  /** Why it could not be made. */
  fault?: string;
  /** Puts it in the place of what was there before, unless it is the same. */
  write?(): Promise<void>;
}

interface Watched {
  source: Source;
  files: Set<string>;
  isBroken: boolean;
}

const all: Watched[] = [];
const faults = faultTeller((line) => process.stderr.write(`${line}\n`));
let events: FolderEvents | undefined;
let rebuilding: Promise<unknown> = Promise.resolve();
// Pulumi's runner tells that the program has ended when it hears this event for the second time: whoever keeps the process
// alive before that keeps the program from ending.
let emptied = 0;

export function rebuildOnChange(source: Source): void {
  events ??= startWatching();
  all.push({ source, files: new Set(source.files), isBroken: false });
  events.add(source.files);
}

function startWatching(): FolderEvents {
  process.on("beforeExit", () => {
    emptied += 1;
  });
  return folderEvents((changed) => {
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
  events?.add(files);
  watched.isBroken = fault !== undefined;
  if (fault === undefined) faults.remove(name);
  else faults.add(name, fault);
  await write?.().catch((error: Error) => faults.add(name, error.message));
}
