// Tests the packed packages with other package managers than npm, in the README's program.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import test, { type ExecutionContext } from "ava";
import project from "../../package.json" with { type: "json" };
import { environmentOf, type Installation, tarballs, writeReadmeProgram } from "./install.ts";
import { serve } from "./serve.ts";

const pnpm = "pnpm@12.21.0";
const oldestPnpm = "pnpm@11.0.0";
const yarn = "@yarnpkg/cli-dist@4.18.1";

/** Makes a folder with the README's program, without installed packages. */
async function programFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "managers-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await writeReadmeProgram(join(folder, "program"));
  return join(folder, "program");
}

/** Writes a package.json with the packed packages and their peers. */
function dependencies(): Record<string, string> {
  const { "@pulumi/aws": aws, "@pulumi/pulumi": pulumi } = project.devDependencies;
  const packed = tarballs.map((file) => [
    file.includes("local-cloud") ? "@user-api/local-cloud" : "@user-api/pulumi",
    `file:${file}`,
  ]);
  return { "@pulumi/aws": aws, "@pulumi/pulumi": pulumi, ...Object.fromEntries(packed) };
}

async function writePackage(folder: string): Promise<void> {
  const contents = { name: "people", type: "module", main: "index.ts", dependencies: dependencies() };
  await writeFile(join(folder, "package.json"), JSON.stringify(contents));
}

/** Runs a command in the folder. Rejects with its output when it fails. */
async function run(folder: string, command: string, ...args: string[]): Promise<void> {
  await promisify(execFile)(command, args, { cwd: folder, env: environmentOf(folder) });
}

async function answers(t: ExecutionContext, folder: string): Promise<void> {
  const served = await serve({ folder } as Installation, ".");
  const ada = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.org", plan: "free" };
  t.like(await served.ask("POST", "/v1/users", ada), { status: 201, body: ada });
  await served.stop();
}

for (const version of [oldestPnpm, pnpm]) {
  test.serial(`${version} installs with the README's lines, and the program is served`, async (t) => {
    const folder = await programFolder(t);
    await writePackage(folder);
    const page = await readFile(join(import.meta.dirname, "../../docs/install.md"), "utf8");
    const [, lines = ""] = /`pnpm-workspace.yaml`:\n\n```yaml\n(.*?)```/s.exec(page) ?? [];
    await writeFile(join(folder, "pnpm-workspace.yaml"), lines);
    await run(folder, "npm", "exec", "--yes", `--package=${version}`, "--", "pnpm", "install");
    await answers(t, folder);
  });
}

/** Writes the command into node_modules/.bin, where the test's server looks for it. Yarn's Plug'n'Play has no such folder. */
async function writeCommand(folder: string, yarnScript: string): Promise<void> {
  const commands = join(folder, "node_modules/.bin");
  await mkdir(commands, { recursive: true });
  const script = `#!/bin/sh\nexec node ${yarnScript} local-cloud "$@"\n`;
  await writeFile(join(commands, "local-cloud"), script, { mode: 0o755 });
}

for (const nodeLinker of ["pnp", "node-modules"]) {
  test.serial(`${yarn} installs with nodeLinker: ${nodeLinker}, and the program is served`, async (t) => {
    const folder = await programFolder(t);
    await writePackage(folder);
    await writeFile(join(folder, ".yarnrc.yml"), `nodeLinker: ${nodeLinker}\nenableTelemetry: false\n`);
    await writeFile(join(folder, "yarn.lock"), "");
    const tools = join(folder, "../tools");
    await run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", tools, yarn);
    const script = join(tools, "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
    await run(folder, "node", script, "install", "--no-immutable");
    if (nodeLinker === "pnp") await writeCommand(folder, script);
    await answers(t, folder);
  });
}
