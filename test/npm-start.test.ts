// Tests `npm start`: the local cloud runs this program.
import { readdirSync, readFileSync } from "node:fs";
import test from "ava";
import { folderWith } from "../packages/local-cloud/test/helpers/folders.ts";
import { descendants, isRunning, npmStart } from "../packages/local-cloud/test/helpers/local.ts";

test.serial(
  "prints the README's list of routes, and stops when npm gets a signal, which npm's shell does not pass on",
  async (t) => {
    const temporary = await folderWith(t, {});
    const run = npmStart(["--port", "0"], { TMPDIR: temporary });
    const url = await run.url;
    t.is((await fetch(`${url}/v1/users`)).status, 200);
    const children = descendants(run.process.pid as number);
    t.true(children.length > 1);
    run.process.kill("SIGTERM");
    const { stdout } = await run.ended;
    const routesIn = (text: string) => text.match(/^ {2}[A-Z]+ +\/\S+ +\S+$/gm) ?? [];
    t.true(routesIn(stdout).length > 0);
    t.deepEqual(routesIn(readFileSync("README.md", "utf8")), routesIn(stdout), "the README's list of routes");
    t.true(stdout.includes(`-d '{"firstName":"Ada","lastName":"Lovelace"}' ${url}/v1/users\n`));
    while (children.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
    t.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith("local-cloud-")),
      [],
    );
  },
);
