// Tests source maps: they lead from the bundle to the sources, and do not change the code.
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import test from "ava";
import { bundleInMemory } from "../../../components/bundle/bundle.ts";
import { sourceMapFrom } from "../../../components/bundle/source-map.ts";
import { positionOf } from "../../../packages/local-cloud/test/helpers/debugger.ts";

test.serial("a bundle is the same with a map, which names the sources", async (t) => {
  const callback = () => import("../../../handlers/get-user.ts");
  const plain = await bundleInMemory("get-user", callback, import.meta.url);
  t.is(plain.map, undefined);
  process.env.LOCAL_CLOUD_SOURCE_MAPS = "1";
  t.teardown(() => delete process.env.LOCAL_CLOUD_SOURCE_MAPS);
  const { code, map = "" } = await bundleInMemory("get-user", callback, import.meta.url);
  t.is(code, plain.code);
  const source = new URL("../../../handlers/operations/get-user.ts", import.meta.url);
  t.true(JSON.parse(map).sources.includes(source.href));
  const line = readFileSync(fileURLToPath(source), "utf8")
    .split("\n")
    .findIndex((text) => text.includes('"If-None-Match"'));
  const at = positionOf(new SourceMap(JSON.parse(map)), code, source.href, line);
  const text = code.split("\n")[at.lineNumber]?.slice(at.columnNumber, at.columnNumber + 60);
  t.true(text?.includes('"If-None-Match"'), text);
});

test("lines that are added before the code move the map", (t) => {
  // `AAAA,gBAAA`: the columns 0 and 16 are the first of the source.
  const text = JSON.stringify({ version: 3, sources: ["../a.ts"], names: [], mappings: "AAAA,gBACA" });
  for (const lines of [0, 1, 3]) {
    const map = new SourceMap(JSON.parse(sourceMapFrom(text, "/p/.bundles", lines)));
    t.like(map.findEntry(lines, 0), { originalLine: 0, originalSource: "file:///p/a.ts" });
    t.like(map.findEntry(lines, 15), { originalLine: 0 });
    t.like(map.findEntry(lines, 16), { originalLine: 1 });
    if (lines > 0) t.deepEqual(map.findEntry(lines - 1, 100), {});
  }
});
