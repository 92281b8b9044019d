// Tests which files of a program's folder count as sources.
import { mkdir, symlink } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import test from "ava";
import { sourceFiles } from "../../src/reload/source-files.ts";
import { folderWith } from "../helpers/folders.ts";

test("lists sources at any depth by their absolute paths, without packages and folders with a dot", async (t) => {
  const folder = await folderWith(t, {
    "index.ts": "",
    "a/b/c.mjs": "",
    "a/data.json": "{}",
    "a/notes.txt": "",
    "node_modules/x/index.js": "",
    "a/node_modules/x/index.js": "",
    ".bundles/dev/index.js": "",
  });
  const expected = ["a/b/c.mjs", "a/data.json", "index.ts"].map((file) => join(folder, file));
  t.deepEqual(sourceFiles(folder).sort(), expected);
  t.deepEqual(sourceFiles(relative(process.cwd(), folder)).sort(), expected);
});

test("a folder that is missing has none, and a link that leads in a circle is not followed", async (t) => {
  const folder = await folderWith(t, { "index.ts": "" });
  await mkdir(join(folder, "a"));
  await symlink(folder, join(folder, "a/back"));
  t.deepEqual(sourceFiles(folder), [resolve(folder, "index.ts")]);
  t.deepEqual(sourceFiles(join(folder, "missing")), []);
});
