import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { fixture } from "../helpers/local.ts";

const preload = join(import.meta.dirname, "../../src/program/preload.ts");

/** How many frames the SDK gets of a resource's stack, and whether an error of the program keeps its own. */
const script = `
  require("source-map-support/register");
  const { Resource } = require("@pulumi/pulumi");
  function mistaken() { return new Error("mistake").stack; }
  console.log(JSON.stringify([Resource.callsites().length > 0, /^Error: mistake\\n +at mistaken /.test(mistaken())]));`;

async function stacks(...args: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [...args, "-e", script], { cwd: fixture });
  return JSON.parse(stdout);
}

test("takes the stacks that the SDK takes for the engine alone, and no other", async (t) => {
  t.deepEqual(await stacks(), [true, true]);
  t.deepEqual(await stacks(`--import=${preload}`), [false, true]);
});
