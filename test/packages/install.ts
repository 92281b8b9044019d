// Programs in a folder outside the checkout, with the packed packages really installed beside them.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Installation {
  folder: string;
  /** Runs a command in the folder of a program, and hands over what it printed; throws with that when it fails. */
  run(program: string, command: string, ...args: string[]): Promise<string>;
  /** How many of a program's own tests passed; throws with what they printed when one did not. */
  passed(program: string, file: string): Promise<string | undefined>;
  remove(): Promise<void>;
}

/** What `npm pack` made. */
export const tarballs = (process.env.TARBALLS ?? "").split("\n").filter(Boolean);

/** Copies `programs/`, the example of a program and the README's into a folder whose node_modules have the packed packages and these (`name@version`). */
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

/** The program that docs/install.md shows, with what it says of it. */
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

/** The variables of a command in the folder: its own commands come first, and nothing is a script of the checkout's npm. */
export function environmentOf(folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  return {
    ...Object.fromEntries(own),
    PATH: `${join(folder, "node_modules/.bin")}:${process.env.PATH}`,
    // What ava tells its processes would reach the test runner of Node.
    NODE_OPTIONS: "",
    NODE_TEST_CONTEXT: undefined,
  };
}
