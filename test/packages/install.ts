// Installs the packed packages into programs in a folder outside the checkout.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Installation {
  folder: string;
  /** Runs a command in the folder of a program, and returns its output. Throws with the output when it fails. */
  run(program: string, command: string, ...args: string[]): Promise<string>;
  /** Runs a program's own tests, and returns the number that passed. Throws with their output when one fails. */
  passed(program: string, file: string): Promise<string | undefined>;
  remove(): Promise<void>;
}

/** The files that `npm pack` made. */
export const tarballs = (process.env.TARBALLS ?? "").split("\n").filter(Boolean);

/** Copies `programs/`, the example program and the program of docs/install.md into a folder, and installs the packed packages and `others`
 * (`name@version`) there. */
export async function install(...others: string[]): Promise<Installation> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "programs-"));
  const installation: Installation = {
    folder,
    run: (program, command, ...args) => run(folder, program, command, args),
    async passed(program, file) {
      const printed = await run(folder, program, "node", ["--test", "--test-reporter=tap", file]);
      return /^# pass (\d+)$/m.exec(printed)?.[1];
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await cp(join(import.meta.dirname, "programs"), folder, { recursive: true });
  const example = join(import.meta.dirname, "../../examples/own-route");
  await cp(example, join(folder, "own-route"), { recursive: true });
  await writeReadmeProgram(join(folder, "readme"));
  await writeFile(join(folder, "package.json"), "{}");
  const options = ["--prefer-offline", "--no-audit", "--no-fund"];
  await installation.run(".", "npm", "install", ...options, ...tarballs, ...others);
  return installation;
}

/** Writes the program of docs/install.md, with the settings that the page gives. */
export async function writeReadmeProgram(folder: string): Promise<void> {
  const page = await readFile(join(import.meta.dirname, "../../docs/install.md"), "utf8");
  await mkdir(folder);
  for (const [, file = "", text = ""] of page.matchAll(
    /`((?:index|cloud)[\w.]*)`[^`\n]*(?:`[^`]*`)?:\n\n^```ts\n(.*?)^```$/gms,
  ))
    await writeFile(join(folder, file), text);
  await writeFile(join(folder, "package.json"), '{"type":"module","main":"index.ts"}');
  const runtime = { name: "nodejs", options: { typescript: false } };
  await writeFile(join(folder, "Pulumi.yaml"), JSON.stringify({ name: "people", runtime }));
  await writeFile(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
}

async function run(folder: string, program: string, command: string, args: string[]): Promise<string> {
  try {
    const options = { cwd: join(folder, program), env: environmentOf(folder) };
    const { stdout } = await promisify(execFile)(command, args, options);
    return stdout;
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout: string; stderr: string };
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  }
}

/** Returns the environment of a command in the folder: the folder's commands come first on the PATH, and no variable of npm is passed on. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  return {
    ...Object.fromEntries(own),
    PATH: `${join(folder, "node_modules/.bin")}:${process.env.PATH}`,
    // ava's settings for its processes would reach Node's test runner.
    NODE_OPTIONS: "",
    NODE_TEST_CONTEXT: undefined,
  };
}
