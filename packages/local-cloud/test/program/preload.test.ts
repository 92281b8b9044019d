import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { fixture } from "../helpers/local.ts";

const preload = join(import.meta.dirname, "../../src/program/preload.ts");

/** A script that prints whether the SDK gets the stacks of a resource and of a promise, and whether an error of the program keeps its stack. */
const script = `
  require("source-map-support/register");
  const { Resource } = require("@pulumi/pulumi");
  const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
  function mistaken() { return new Error("mistake").stack; }
  const promise = Promise.resolve();
  debuggablePromise(promise, "");
  console.log(JSON.stringify([
    Resource.callsites().length > 0,
    promise._debugStackTrace !== "",
    /^Error: mistake\\n +at mistaken /.test(mistaken()),
  ]));`;

async function stacks(...args: string[]) {
  const runner = createRequire(join(fixture, "index.js")).resolve("@pulumi/pulumi/cmd/run/index.js");
  const command = [...args, "-e", script, runner];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: fixture });
  return JSON.parse(stdout);
}

test("leaves out the stacks that the SDK takes for debugging, and keeps those of the program's errors", async (t) => {
  t.deepEqual(await stacks(), [true, true, true]);
  t.deepEqual(await stacks(`--import=${preload}`), [false, false, true]);
});
