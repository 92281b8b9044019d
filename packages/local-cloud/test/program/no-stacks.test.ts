import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import test from "ava";
import { fixture } from "../helpers/local.ts";

const runner = createRequire(join(fixture, "index.js")).resolve("@pulumi/pulumi/cmd/run/index.js");
const source = pathToFileURL(join(import.meta.dirname, "../../src/program/no-stacks.ts"));

/** A script that prints whether a promise and an error have a stack trace, a resource's places in the source, and whether a second call changes nothing. */
const script = `
  const { takeNoStacks } = await import("${source}");
  const { createRequire } = await import("node:module");
  const require = createRequire(${JSON.stringify(runner)});
  takeNoStacks(${JSON.stringify(runner)});
  const { debuggablePromise } = require("../../runtime/debuggable.js");
  takeNoStacks(${JSON.stringify(runner)});
  const isOnce = debuggablePromise === require("../../runtime/debuggable.js").debuggablePromise;
  const promise = Promise.resolve();
  await debuggablePromise(promise, "a promise");
  const lines = (stack) => stack.split("\\n").length - 1;
  const sites = require("../../resource.js").Resource.callsites().length;
  console.log(JSON.stringify([lines(promise._debugStackTrace) > 0, lines(new Error().stack) > 0, sites, isOnce]));`;

async function stacks(env: NodeJS.ProcessEnv) {
  const command = ["--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, ...env },
  });
  return JSON.parse(stdout);
}

test("neither a promise nor a resource gets a stack trace, but an error does", async (t) => {
  t.deepEqual(await stacks({}), [false, true, 0, true]);
});

test("a promise gets one where the SDK is to print it", async (t) => {
  t.deepEqual(await stacks({ PULUMI_DEBUG_PROMISE_LEAKS: "1" }), [true, true, 0, true]);
});
