// Tests source maps of bundles: stacks name the sources, and the archive does not contain the maps.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { linkSourceMap } from "../../src/provider/link-source-map.ts";
import { folderWith } from "../helpers/folders.ts";
import { lambdaOf } from "../helpers/local.ts";
import { manifest, program, startWatched } from "../helpers/watched.ts";

const code = 'exports.handler = async () => { throw new Error("broken"); };\n';
// The whole line is line 11 of the source.
const map = JSON.stringify({ version: 3, sources: ["src/original.ts"], names: [], mappings: "AAUA" });

test("a map beside the bundle's folder is linked from the copy, be the archive a file or a folder", async (t) => {
  const folder = await folderWith(t, { "x/index.js": code, "x.map": map, "y/index.js": code });
  for (const archive of [
    { kind: "archive", assets: { "index.js": { kind: "asset", path: "x/index.js" } } },
    { kind: "archive", path: "x" },
  ] as const) {
    const copy = await folderWith(t, { "index.js": code });
    await linkSourceMap(copy, archive, folder);
    const text = await readFile(join(copy, "index.js"), "utf8");
    t.is(text, `${code}\n//# sourceMappingURL=${join(folder, "x.map")}\n`);
  }
  t.is(await readFile(join(folder, "x/index.js"), "utf8"), code);
  const copy = await folderWith(t, { "index.js": code });
  await linkSourceMap(copy, { kind: "archive", path: "y" }, folder);
  t.is(await readFile(join(copy, "index.js"), "utf8"), code);
});

test.serial("a stack names the sources in a watched run, and the code as on AWS elsewhere", async (t) => {
  const files = { ...manifest, "index.ts": program(["a"]), "code/a.js": code, "code.map": map };
  const { cloud, path } = await startWatched(t, files);
  t.is((await fetch(`${cloud.url}/a`)).status, 500);
  t.true(cloud.logs[0]?.text.includes(`${path("src/original.ts")}:11:1`), cloud.logs[0]?.text);
  const { invoke, arn } = await lambdaOf(t, code);
  t.regex((await invoke(arn, {})).log, /index\.js:1:\d+/);
});
