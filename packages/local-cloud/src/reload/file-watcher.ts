// Watches files by the events of the operating system, and reports a file only if its content has changed.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import Watchpack from "watchpack";

export interface FileWatcher {
  /** Called with the watched files whose content has changed, and with the watched folders in which a file has changed. */
  onChange: (paths: string[]) => void;
  /** Remembers the present content of a file that will be watched later. */
  note(path: string): void;
  /** Watches these files and folders instead of those of the last call. A file may not exist yet. */
  watch(paths: Iterable<string>): void;
  close(): void;
}

/** The milliseconds without an event after which a save is complete. Editors write a file in several steps. */
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
      // A folder has no content to compare, so every event in it counts.
      return now === undefined ? before !== undefined || isFolder(path) : now !== before;
    });
    if (changed.length > 0) self.onChange(changed);
  });
  const self: FileWatcher = {
    onChange: () => {},
    note: (path) => void contents.set(path, contentOf(path)),
    watch(paths) {
      // A reload that was under way may call this after the end.
      if (closed) return;
      const all = [...new Set(paths)];
      const directories = all.filter(isFolder);
      watcher.watch({
        files: all.filter((path) => !directories.includes(path)),
        directories,
        startTime: Date.now(),
      });
      const now = new Map(all.map((path) => [path, contentOf(path)]));
      // These files changed before this call began to watch them.
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

/** Returns a digest of a file's content, or `undefined` for a folder or a missing file. */
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
