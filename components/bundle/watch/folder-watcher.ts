// Watches folders by events of the operating system. A watcher does not keep the process alive, so the program can still end.
import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";

/** The time without another event, in milliseconds, after which a save is complete: editors save in several steps. */
const quiet = 5;

/**
 * Returns a function that watches the folders of files. A file itself cannot be watched, as editors replace it by a new one.
 *
 * @param onChange gets the files that may have changed
 */
export function folderWatcher(onChange: (files: Set<string>) => void): (files: Iterable<string>) => void {
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
      // The folder was removed. It may come back.
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(folder);
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  return (files) => {
    for (const folder of new Set([...files].map(dirname))) if (!watchers.has(folder)) watchFolder(folder);
  };
}
