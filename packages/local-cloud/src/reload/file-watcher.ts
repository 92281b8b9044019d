// Tells which files have changed, by the events of the operating system, and only when what they hold is another.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import Watchpack from "watchpack";

export interface FileWatcher {
  /** Gets the watched paths whose files, or files below, are others than before. */
  onChange: (paths: string[]) => void;
  /** Remembers what a file that will be watched holds by now. */
  note(path: string): void;
  /** Watches these instead of those of the last call: files, of which some may not be there yet, and folders. */
  watch(paths: Iterable<string>): void;
  close(): void;
}

/** Milliseconds without another event after which a save is over: editors write in steps. */
const quiet = 5;

export function createFileWatcher(): FileWatcher {
  const watcher = new Watchpack({ aggregateTimeout: quiet });
  let contents = new Map<string, string | undefined>();
  let closed = false;
  watcher.on("aggregated", (changes: Set<string>, removals: Set<string>) => {
    const changed = [...new Set([...changes, ...removals])].filter((path) => {
      const before = contents.get(path);
      const now = contentOf(path);
      contents.set(path, now);
      // Of a folder every event counts.
      return now === undefined ? before !== undefined || isFolder(path) : now !== before;
    });
    if (changed.length > 0) self.onChange(changed);
  });
  const self: FileWatcher = {
    onChange: () => {},
    note: (path) => void contents.set(path, contentOf(path)),
    watch(paths) {
      // A reload that was under way ends after all.
      if (closed) return;
      const all = [...new Set(paths)];
      const directories = all.filter(isFolder);
      watcher.watch({
        files: all.filter((path) => !directories.includes(path)),
        directories,
        startTime: Date.now(),
      });
      const now = new Map(all.map((path) => [path, contentOf(path)]));
      // While nobody watched.
      const late = all.filter((path) => contents.has(path) && contents.get(path) !== now.get(path));
      contents = now;
      if (late.length > 0) setImmediate(() => self.onChange(late));
    },
    close() {
      closed = true;
      watcher.close();
    },
  };
  return self;
}

/** A digest of what a file holds; `undefined` for none, and for a folder. */
function contentOf(path: string): string | undefined {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("base64");
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
