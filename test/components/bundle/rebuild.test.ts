import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import test, { type ExecutionContext } from "ava";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { descendants } from "../../../packages/local-cloud/test/helpers/local.ts";

const script = join(import.meta.dirname, "../../fixtures/programs/bundle-watched.ts");
const handler = (answer: string) => `import { shared } from "./lib/shared.ts";
  export const handler = async () => shared("${answer}");`;

const files = {
  "one.ts": handler("first"),
  "two.ts": handler("second"),
  "lib/shared.ts": 'export const shared = (text: string) => text + " shared";',
};

/** Starts a program of two functions in a process that watches its files. */
async function program(t: ExecutionContext) {
  const folder = await folderWith(t, files);
  const child = fork(script, {
    cwd: folder,
    env: { ...process.env, LOCAL_CLOUD_WATCH: "1" },
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  t.teardown(() => child.kill());
  const errors: string[] = [];
  if (child.stderr) createInterface(child.stderr).on("line", (line) => errors.push(line));
  const [{ one, two }] = await once(child, "message");
  return {
    child,
    folder,
    errors,
    one,
    two,
    save: (name: string, code: string) => writeFile(join(folder, name), code),
    /** Saves in one step, as a file that is written in place can be read and bundled while it is still empty. */
    replace: async (name: string, code: string) => {
      await writeFile(join(folder, `${name}.draft`), code);
      await rename(join(folder, `${name}.draft`), join(folder, name));
    },
  };
}

/** Waits for a condition. The test's own time limit ends a wait in vain. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(5);
}

const holds = (file: string, text: string) => async () => (await readFile(file, "utf8")).includes(text);

test("rewrites the file of a function whose handler is saved, and no other", async (t) => {
  const { one, two, save } = await program(t);
  const before = await readFile(two, "utf8");
  await save("one.ts", handler("changed"));
  await until(holds(one, "changed"));
  t.is(await readFile(two, "utf8"), before);
});

test("rewrites every function that imports what is saved, by renaming into place too", async (t) => {
  const { one, two, save, folder } = await program(t);
  await save("lib/.draft", 'export const shared = (text: string) => text + " renamed";');
  await rename(join(folder, "lib/.draft"), join(folder, "lib/shared.ts"));
  await Promise.all([until(holds(one, " renamed")), until(holds(two, " renamed"))]);
  t.pass();
});

test("watches a folder from when a function first imports from it", async (t) => {
  const { one, save, folder } = await program(t);
  await writeFile(join(folder, "later.ts"), "export {};");
  await rename(
    await folderWith(t, { "shared.ts": "export const shared = (text: string) => text;" }),
    join(folder, "later"),
  );
  await save("one.ts", handler("moved").replace("./lib/", "./later/"));
  await until(holds(one, "moved"));
  await save("later/shared.ts", 'export const shared = (text: string) => text + " from later";');
  await until(holds(one, " from later"));
  t.pass();
});

test("keeps the last good bundle while a save is broken, tells it once, and tells when it is over", async (t) => {
  const { one, two, replace, errors } = await program(t);
  const before = await readFile(one, "utf8");
  await replace("one.ts", `import "./absent.ts"; ${handler("broken")}`);
  await until(() => errors.length > 0);
  await replace("two.ts", handler("meanwhile"));
  await until(holds(two, "meanwhile"));
  t.is(await readFile(one, "utf8"), before);
  await replace("one.ts", handler("repaired"));
  await until(holds(one, "repaired"));
  await until(() => errors.length > 2);
  t.deepEqual(errors, [
    "Cannot bundle one; what was there before keeps serving.",
    '  Could not resolve "./absent.ts" (one.ts:1). ' +
      "Correct the path, which counts from the file that has the import.",
    "Bundled again: one.",
  ]);
});

test("leaves no process of the bundler's behind a program that has ended, and starts one for what is saved", async (t) => {
  const { child, one, save } = await program(t);
  const children = () => descendants(child.pid as number).length;
  t.is(children(), 1);
  child.send("ended");
  await until(() => children() === 0);
  await save("one.ts", handler("changed"));
  await until(holds(one, "changed"));
  t.is(children(), 1);
});

test("keeps no process alive", async (t) => {
  const folder = await folderWith(t, files);
  const env = { ...process.env, LOCAL_CLOUD_WATCH: "1" };
  await promisify(execFile)(process.execPath, [script], { cwd: folder, env });
  t.regex(await readFile(join(folder, ".bundles/stack/one/index.js"), "utf8"), /first/);
});
