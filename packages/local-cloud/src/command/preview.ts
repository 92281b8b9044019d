// The command `local-cloud preview`: runs a program without creating anything, and prints the resources that it registers.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadProgram, type ProgramJob } from "../program/program.ts";
import { readSettings } from "../program/settings.ts";
import { readSurroundings } from "../program/surroundings.ts";
import { environmentsOf, parse, programHelp, programOptions } from "./options.ts";
import { describePlan, planOf } from "./plan.ts";

const help = `Prints the resources that a Pulumi program registers, as \`pulumi preview\` of a new stack does. It creates and serves nothing.

  local-cloud preview [options]

  --json                 prints JSON, to compare two versions of a program
  --made-up              fills in values that only AWS knows with made-up ones, the same in each run; the program runs
                         as in an update, with its hooks
${programHelp}
  --help                 prints this text
`;

const options = {
  ...programOptions,
  json: { type: "boolean", default: false },
  "made-up": { type: "boolean", default: false },
} as const;

/**
 * Returns the output of the command.
 *
 * @param onLog called for each line that the program prints
 * @throws Error with the program's errors, or in one line with a remedy
 */
export async function preview(args: string[], onLog: (line: string) => void): Promise<string> {
  const values = parse(args, options);
  if (values.help) return help.trimEnd();
  const { stack, config, secret, organization, table: tables, "stack-output": stackOutputs } = values;
  const settings = readSettings(resolve(values.program), stack, config, secret, environmentsOf(values));
  const surroundings = readSurroundings({ organization, tables, stackOutputs });
  // A preview creates nothing, so it needs neither an address nor a folder for archives.
  const job = { ...settings, ...surroundings, origin: "", archives: "", preview: true };
  const program = await (values["made-up"] ? loadMadeUp(job, onLog) : loadProgram(job, onLog));
  const plan = planOf(settings, program);
  return values.json ? JSON.stringify(plan, undefined, 2) : describePlan(plan);
}

/** Runs the program as an update does, with a folder for archives that is removed afterwards. */
async function loadMadeUp(job: ProgramJob, onLog: (line: string) => void) {
  const archives = await mkdtemp(join(tmpdir(), "local-cloud-"));
  const origin = "http://127.0.0.1:3000";
  try {
    return await loadProgram({ ...job, origin, archives, preview: false, masked: true }, onLog);
  } finally {
    await rm(archives, { recursive: true });
  }
}
