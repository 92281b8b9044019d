// Tests the watcher: the changes that it reports, those that it ignores, and its end.
import { EventEmitter, once } from "node:events";
import { mkdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { createFileWatcher } from "../../src/reload/file-watcher.ts";
import { folderWith } from "../helpers/folders.ts";

async function watched(t: ExecutionContext, files: Record<string, string>) {
  const folder = await folderWith(t, files);
  const watcher = createFileWatcher();
  t.teardown(watcher.close);
  const events = new EventEmitter();
  watcher.onChange = (paths) => events.emit("change", paths);
  const next = async () => {
    const [paths] = (await once(events, "change")) as [string[]];
    return paths;
  };
  return { watcher, next, path: (name: string) => join(folder, name) };
}

test.serial("watches nothing more once it is closed, or the process would not end", async (t) => {
  t.timeout(20_000);
  const { watcher, path } = await watched(t, { "a.txt": "1" });
  const watching = () => process.getActiveResourcesInfo().filter((name) => name === "FSEventWrap").length;
  watcher.watch([path("a.txt")]);
  t.is(watching(), 1);
  watcher.close();
  watcher.watch([path("a.txt")]);
  // Handles close a moment later.
  while (watching() > 0) await new Promise((resolve) => setTimeout(resolve, 20));
});

test("tells of a file that is written, renamed into place, removed and made again", async (t) => {
  const { watcher, next, path } = await watched(t, { "a.txt": "1", "b.txt": "1" });
  watcher.watch([path("a.txt")]);
  for (const change of [
    () => writeFile(path("a.txt"), "2"),
    async () => {
      await writeFile(path("draft"), "3");
      await rename(path("draft"), path("a.txt"));
    },
    () => rm(path("a.txt")),
    () => writeFile(path("a.txt"), "4"),
  ]) {
    const changed = next();
    await change();
    t.deepEqual(await changed, [path("a.txt")]);
  }
});

test("reports no file whose content is the same", async (t) => {
  const { watcher, next, path } = await watched(t, { "a.txt": "1", "b.txt": "1" });
  watcher.watch([path("a.txt"), path("b.txt")]);
  const changed = next();
  await utimes(path("a.txt"), new Date(), new Date());
  // A plain write empties the file first, and the watcher may see that.
  await writeFile(path("draft"), "1");
  await rename(path("draft"), path("a.txt"));
  await writeFile(path("b.txt"), "2");
  t.deepEqual(await changed, [path("b.txt")]);
});

test("reports a new file, and every change below a folder", async (t) => {
  const { watcher, next, path } = await watched(t, { "folder/a.txt": "1" });
  // A file that is as new as its watch may count as changed.
  for (const name of ["folder/a.txt", "folder"]) await utimes(path(name), 1, 1);
  watcher.watch([path("new.txt"), path("folder")]);
  const first = next();
  await writeFile(path("new.txt"), "1");
  t.deepEqual(await first, [path("new.txt")]);
  const second = next();
  await mkdir(path("folder/deeper"));
  await writeFile(path("folder/deeper/b.txt"), "1");
  t.deepEqual(await second, [path("folder")]);
});

test("tells of what changed between its note and its watch", async (t) => {
  const { watcher, next, path } = await watched(t, { "a.txt": "1", "b.txt": "1" });
  watcher.note(path("a.txt"));
  watcher.note(path("b.txt"));
  await writeFile(path("a.txt"), "2");
  const changed = next();
  watcher.watch([path("a.txt"), path("b.txt")]);
  t.deepEqual(await changed, [path("a.txt")]);
});
