import { join } from "node:path";
import test from "ava";
import { type Callback, entryText } from "../../../components/bundle/callback.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";

const ofVite = (path: string) =>
  ({ toString: () => `() => __vite_ssr_dynamic_import__("${path}")` }) as Callback;

test("finds a module that Vite names from its root in a folder above, and one that it names by a whole path", async (t) => {
  const folder = await folderWith(t, { "handlers/x.ts": "", "api/rows.ts": "", "api/own/x.ts": "" });
  const text = (path: string) => entryText("echo", ofVite(path), join(folder, "api"));
  const exportOf = (...path: string[]) => `export { handler } from "${join(folder, ...path)}";`;
  t.is(await text("/handlers/x.ts"), exportOf("handlers/x.ts"));
  t.is(await text("/own/x.ts"), exportOf("api/own/x.ts"));
  t.is(await text(`/@fs${folder}/handlers/x.ts`), exportOf("handlers/x.ts"));
});

test("refuses a module that Vite names from a root that cannot be found", async (t) => {
  const folder = await folderWith(t, { "handlers/x.ts": "", "api/handlers/x.ts": "" });
  const faultOf = async (path: string) =>
    (await t.throwsAsync(entryText("echo", ofVite(path), join(folder, "api"))))?.message;
  const expected = (path: string, places: string) =>
    `Cannot bundle function "echo": Expected its callback's import to be one file in the folders from ${folder}/api upwards, ` +
    `got "${path}", as Vitest rewrote it, which is ${places}. Correct the path, or set ` +
    "`experimental: { viteModuleRunner: false }` in Vitest's `test` options.";
  t.is(await faultOf("/absent/x.ts"), expected("/absent/x.ts", "in none of them"));
  const both = `${folder}/api/handlers/x.ts and ${folder}/handlers/x.ts`;
  t.is(await faultOf("/handlers/x.ts"), expected("/handlers/x.ts", both));
});
