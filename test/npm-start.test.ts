// Tests `npm start`, by which the local cloud runs this program, and the promises of docs/debugging.md about a breakpoint in a TypeScript source.
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import test from "ava";
import { fields } from "../fields.ts";
import { sampleInput } from "../openapi/sample-user.ts";
import { attach, positionOf } from "../packages/local-cloud/test/helpers/debugger.ts";
import { folderWith } from "../packages/local-cloud/test/helpers/folders.ts";
import { descendants, isRunning, npmStart } from "../packages/local-cloud/test/helpers/local.ts";
import { shared } from "../packages/local-cloud/test/helpers/shared.ts";

/** One run for both tests. */
const running = shared(async (scope) => {
  const temporary = await folderWith(scope, {});
  const run = npmStart(["--port", "0", "--inspect", "get-user"], { TMPDIR: temporary });
  scope.teardown(() => {
    run.process.kill("SIGTERM");
    return run.ended;
  });
  let printed = "";
  run.process.stdout?.on("data", (chunk) => {
    printed += chunk;
  });
  return { run, url: await run.url, printed: () => printed, temporary };
});

test.serial("`npm start -- --inspect get-user` stops at a breakpoint in the operation", async (t) => {
  const { url, printed } = await running(t);
  const form = /A debugger attaches to:\n {2}(\S+) {2}user-api-get-user-\w+\n/;
  while (!form.test(printed())) await new Promise((resolve) => setTimeout(resolve, 50));
  const { send, event } = await attach(t, form.exec(printed())?.[1] ?? "");
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

// This test ends the run.
test.serial(
  "prints the README's list of routes, and stops when npm gets a signal, which npm's shell does not pass on",
  async (t) => {
    const { run, url, temporary } = await running(t);
    t.is((await fetch(`${url}/v1/users`)).status, 200);
    const children = descendants(run.process.pid as number);
    t.true(children.length > 1);
    run.process.kill("SIGTERM");
    const { stdout } = await run.ended;
    const routesIn = (text: string) => text.match(/^ {2}[A-Z]+ +\/\S+ +\S+$/gm) ?? [];
    t.true(routesIn(stdout).length > 0);
    t.deepEqual(routesIn(readFileSync("README.md", "utf8")), routesIn(stdout), "the README's list of routes");
    t.true(stdout.includes(`-d '${JSON.stringify(sampleInput(fields))}' ${url}/v1/users\n`));
    while (children.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
    t.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith("local-cloud-")),
      [],
    );
  },
);
