// Tests `prepare`: it builds `dist/` for an install from git, and not in a checkout, where Node runs the TypeScript.
import { execFile } from "node:child_process";
import { cp, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import test, { type ExecutionContext } from "ava";
import { folderWith } from "../packages/local-cloud/test/helpers/folders.ts";

const checkout = resolve(import.meta.dirname, "..");

/** Returns the files in `dist/` after `prepare`. The test's compiler writes its arguments there as a file name. */
async function prepared(t: ExecutionContext, command: string, hasCompiler = true): Promise<string[]> {
  const compiler = `const fs = require("node:fs");
    fs.mkdirSync("dist");
    fs.writeFileSync("dist/" + process.argv.slice(2).join(" "), "");`;
  const folder = await folderWith(t, {
    "dist/left-behind.js": "",
    ...(hasCompiler && {
      "node_modules/typescript/package.json": "{}",
      "node_modules/typescript/bin/tsc": compiler,
    }),
  });
  for (const file of ["package.json", "prepare.js", "build.js"])
    await cp(join(checkout, file), join(folder, file));
  const env = { ...process.env, npm_command: command };
  await promisify(execFile)(process.execPath, ["prepare.js"], { cwd: folder, env });
  return readdir(join(folder, "dist"));
}

test("`dist/` is built again by `npm install`, which an install from git runs", async (t) => {
  t.deepEqual(await prepared(t, "install"), ["--project tsconfig.build.json"]);
});

test("`npm pack` names the command to use instead, in either package", async (t) => {
  for (const cwd of [checkout, join(checkout, "packages/local-cloud")]) {
    const failed = await t.throwsAsync(promisify(execFile)("npm", ["pack", "--dry-run"], { cwd }));
    const { stderr } = failed as Error & { stderr: string };
    t.regex(stderr, /^Expected `npm run tarballs -- FOLDER` in the folder/m);
  }
});

test("`dist/` is not built by `npm ci`, after which the TypeScript runs directly", async (t) => {
  t.deepEqual(await prepared(t, "ci"), ["left-behind.js"]);
});

test("`dist/` is not built without a compiler, as after `npm install --omit=dev`", async (t) => {
  t.deepEqual(await prepared(t, "install", false), ["left-behind.js"]);
});
