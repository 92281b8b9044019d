// Events of folders whose files matter, by the operating system. They keep no process alive: a program must still be able to end.
import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";

/** Milliseconds without another event after which a save is over: editors write in steps. */
const quiet = 5;

export interface FolderEvents {
  /** Watches the folders of these files too. Folders, since editors put a new file in an old one's place. */
  add(files: Iterable<string>): void;
}

/** @param onChange gets the files of a folder that may have changed */
export function folderEvents(onChange: (files: Set<string>) => void): FolderEvents {
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    const files = changed;
    changed = new Set();
    onChange(files);
  }

  function watchFolder(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null) return;
        changed.add(join(folder, name));
        clearTimeout(timer);
        timer = setTimeout(tell, quiet).unref();
      });
      watchers.set(folder, watcher);
      // A folder that has gone, and may come again.
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(folder);
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  return {
    add(files) {
      for (const folder of new Set([...files].map(dirname))) if (!watchers.has(folder)) watchFolder(folder);
    },
  };
}
