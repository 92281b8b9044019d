// `local-cloud preview`: runs the program without creating anything, and prints what it asks for.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadProgram, type ProgramJob } from "../program/program.ts";
import { readSettings } from "../program/settings.ts";
import { readSurroundings } from "../program/surroundings.ts";
import { environmentsOf, parse, programOptions } from "./options.ts";
import { describePlan, planOf } from "./plan.ts";

const help = `Prints the resources that a Pulumi program asks for, as \`pulumi preview\` of a new stack does. Creates and serves nothing.

  local-cloud preview [options]

  --json                 prints JSON, to compare two versions of a program
  --made-up              shows what only AWS knows as a local run makes it up, the same in each run; the program
                         then runs as in an update, with its hooks
  --program DIR          where Pulumi.yaml is (.)
  --stack STACK          whose settings to take (dev)
  --config KEY=VALUE     a setting that wins over the stack's; repeatable
  --secret KEY=VALUE     the same for a secret one
  --environment FILE     what an environment of Pulumi ESC holds that the stack names, as \`pulumi env open\` prints
                         it; repeatable
  --no-environment       takes it from --config and --secret alone
  --table NAME=KEY:TYPE  the key of a table that the program only looks up; repeatable
  --stack-output ORGANIZATION/PROJECT/STACK:KEY=VALUE
                         an output of another stack that the program refers to; repeatable
  --organization NAME    what the program gets for its organization (organization)
  --help                 this text
`;

const options = {
  ...programOptions,
  json: { type: "boolean", default: false },
  "made-up": { type: "boolean", default: false },
} as const;

/**
 * What the command prints.
 *
 * @param onLog receives each line that the program prints
 * @throws Error with the program's errors, or of one line with a remedy
 */
export async function preview(args: string[], onLog: (line: string) => void): Promise<string> {
  const values = parse(args, options);
  if (values.help) return help.trimEnd();
  const { stack, config, secret, organization, table: tables, "stack-output": stackOutputs } = values;
  const settings = readSettings(resolve(values.program), stack, config, secret, environmentsOf(values));
  const surroundings = readSurroundings({ organization, tables, stackOutputs });
  // Nothing is created: there is neither an address nor a file of an archive.
  const job = { ...settings, ...surroundings, origin: "", archives: "", preview: true };
  const program = await (values["made-up"] ? loadMadeUp(job, onLog) : loadProgram(job, onLog));
  const plan = planOf(settings, program);
  return values.json ? JSON.stringify(plan, undefined, 2) : describePlan(plan);
}

/** Runs the program as an update does. The files of the archives are needed for that time only. */
async function loadMadeUp(job: ProgramJob, onLog: (line: string) => void) {
  const archives = await mkdtemp(join(tmpdir(), "local-cloud-"));
  const origin = "http://127.0.0.1:3000";
  try {
    return await loadProgram({ ...job, origin, archives, preview: false, masked: true }, onLog);
  } finally {
    await rm(archives, { recursive: true });
  }
}
