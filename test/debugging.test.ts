// Tests the promises of docs/debugging.md about a breakpoint in a TypeScript source.
import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import test from "ava";
import { attach, positionOf } from "../packages/local-cloud/test/helpers/debugger.ts";
import { npmStart } from "../packages/local-cloud/test/helpers/local.ts";

test.serial("`npm start -- --inspect get-user` stops at a breakpoint in the operation", async (t) => {
  const run = npmStart(["--port", "0", "--inspect", "get-user"]);
  t.teardown(() => run.process.kill("SIGTERM"));
  let printed = "";
  run.process.stdout?.on("data", (chunk) => {
    printed += chunk;
  });
  const url = await run.url;
  const form = /A debugger attaches to:\n {2}(\S+) {2}user-api-get-user-\w+\n/;
  while (!form.test(printed)) await new Promise((resolve) => setTimeout(resolve, 50));
  const { send, event } = await attach(t, form.exec(printed)?.[1] ?? "");
  await send("Debugger.enable");
  const script = await event("Debugger.scriptParsed", (params) => /\.map$/.test(params.sourceMapURL));
  const [file, source] = [fileURLToPath(script.url), "handlers/operations/get-user.ts"];
  const map = new SourceMap(JSON.parse(await readFile(script.sourceMapURL, "utf8")));
  const lines = (await readFile(source, "utf8")).split("\n");
  const line = lines.findIndex((text) => text.includes("throw userNotFound()"));
  const position = positionOf(map, await readFile(file, "utf8"), source, line);
  const { locations } = await send("Debugger.setBreakpointByUrl", { url: script.url, ...position });
  // A debugger that attaches before the module is loaded sees it twice, as Node compiles it once only to detect an ES module.
  t.true([1, 2].includes(locations.length));

  const answer = fetch(`${url}/v1/users/nobody`);
  const { callFrames, hitBreakpoints } = await event("Debugger.paused");
  t.is(hitBreakpoints.length, 1);
  const { lineNumber, columnNumber: column } = callFrames[0].location;
  const entry = map.findEntry(lineNumber, column);
  t.like(entry, { originalSource: new URL(`../${source}`, import.meta.url).href, originalLine: line });
  await send("Debugger.resume");
  t.is((await answer).status, 404);
});
