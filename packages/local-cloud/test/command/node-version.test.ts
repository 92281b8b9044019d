// Tests the message for an older Node, which cannot run TypeScript.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { folderWith } from "../helpers/folders.ts";

const bin = resolve(import.meta.dirname, "../../bin/local-cloud.js");

/** Runs the command of this folder without Node's support of TypeScript, as on an older Node. Returns its exit status and output. */
async function toldIn(folder: string) {
  const command = join(folder, "packages/local-cloud/bin/local-cloud.js");
  const run = promisify(execFile)(process.execPath, ["--no-experimental-strip-types", command]);
  const { code, stdout, stderr } = await run.then(
    () => ({ code: 0, stdout: "", stderr: "" }),
    (error) => error,
  );
  return { code, stdout, stderr };
}

const checkout = {
  "packages/local-cloud/package.json": '{"type":"module"}',
  "packages/local-cloud/src/main.ts": "",
};
const expected = `Expected Node 22.18 or later, got ${process.versions.node}.`;

test("without development dependencies, which bring a Node, it says how to get them", async (t) => {
  const folder = await folderWith(t, {
    ...checkout,
    "packages/local-cloud/bin/local-cloud.js": await readFile(bin, "utf8"),
  });
  t.deepEqual(await toldIn(folder), {
    code: 1,
    stdout: "",
    stderr: `${expected} The project brings its own with its development dependencies: run \`npm ci --include=dev\`.\n`,
  });
});

test("with a Node that came without its program, it says where to look", async (t) => {
  const folder = await folderWith(t, {
    ...checkout,
    "packages/local-cloud/bin/local-cloud.js": await readFile(bin, "utf8"),
    "node_modules/node/package.json": "{}",
  });
  t.deepEqual(await toldIn(folder), {
    code: 1,
    stdout: "",
    stderr: `${expected} The project brings its own where \`npm ci\` may run install scripts: see \`npm config get ignore-scripts\`.\n`,
  });
});
