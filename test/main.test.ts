// Tests the file that Pulumi starts: on a Node that runs TypeScript, and on one that does not.
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { plan } from "./helpers/program.ts";
import { routes } from "./helpers/routes.ts";
// This import replaces the bundler for the program below.
import "./helpers/program-unbundled.ts";

const checkout = resolve(import.meta.dirname, "..");

test("gives Pulumi the exports of index.ts that have a value, so that no preview warns", async (t) => {
  const main: string = "../main.js";
  const { outputs, counts } = await plan(async () => (await import(main)).default);
  t.deepEqual(Object.keys(outputs).sort(), ["functionNames", "tableName", "url"]);
  t.is(outputs.tableName, "user-api-users-0123456");
  t.is(counts()["aws.lambda.Function"], routes.length);
});

test("throws a plain message on a Node that cannot read TypeScript", async (t) => {
  const script = 'import("./main.js").catch((error) => console.log(error.__pulumiRunError, error.message))';
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--no-experimental-strip-types", "--eval", script],
    { cwd: checkout },
  );
  t.is(stdout, `true Expected Node 22.18 or later (24 is tested), got ${process.versions.node}.\n`);
  t.is(stderr, "");
});
