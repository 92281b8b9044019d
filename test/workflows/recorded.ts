// Makes replacements for commands, first on the PATH: they record their calls, and answer as they are told.
import { spawnSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ExecutionContext } from "ava";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";

const checkout = resolve(import.meta.dirname, "../..");
const commands = ["pulumi", "aws", "gh", "npm", "git"];

/** The output and exit status for calls that begin with a text, such as `pulumi stack output url`. */
export type Answers = Record<string, string | { stdout: string; status: number }>;

export interface Recorded {
  status: number | null;
  stdout: string;
  /** A line for each call, in their order. */
  calls: string[];
  /** The outputs of the script for later steps. */
  output: string;
  summary: string;
  /** The standard input of the last command. */
  input: string;
}

/** Runs a script of a workflow as a runner does, in a folder with the workflows' scripts and the stacks' settings. */
export async function record(
  t: ExecutionContext,
  script: string,
  env: Record<string, string>,
  answers: Answers = {},
): Promise<Recorded> {
  const folder = await folderWith(t, { "Pulumi.dev.yaml": "config: {}\n" });
  const bin = join(folder, "bin");
  await mkdir(bin);
  for (const command of commands) {
    const file = join(bin, command);
    await writeFile(file, standIn(command, answers));
    await chmod(file, 0o755);
  }
  const at = (name: string) => join(folder, name);
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--norc", "-e", "-c", script.replaceAll(".github/", `${checkout}/.github/`)],
    {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        ...{
          CALLS: at("calls"),
          INPUT: at("input"),
          GITHUB_OUTPUT: at("output"),
          GITHUB_STEP_SUMMARY: at("summary"),
        },
        ...env,
      },
    },
  );
  t.is(stderr, "");
  const read = (name: string) => readFile(at(name), { encoding: "utf8", flag: "a+" });
  const calls = (await read("calls")).split("\n").slice(0, -1);
  return {
    status,
    stdout,
    calls,
    output: await read("output"),
    summary: await read("summary"),
    input: await read("input"),
  };
}

function standIn(command: string, answers: Answers): string {
  const cases = Object.entries(answers).map(([call, answer]) => {
    const { stdout, status } = typeof answer === "string" ? { stdout: answer, status: 0 } : answer;
    return `${quoted(call)}*) printf %s ${quoted(stdout)}; exit ${status} ;;`;
  });
  return `#!/usr/bin/env bash
printf '%s\\n' "${command} $*" >> "$CALLS"
for word in "$@"; do if [ "$word" = - ]; then cat > "$INPUT"; fi; done
case "${command} $*" in
${cases.join("\n")}
esac
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
