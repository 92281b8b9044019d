// Runs a program of the fixtures to its end or its failure.
import type { ExecutionContext } from "ava";
import type { Registered } from "../../src/engine/deployment.ts";
import { loadProgram, type ProgramJob } from "../../src/program/program.ts";
import { readSettings } from "../../src/program/settings.ts";
import { folderWith } from "./folders.ts";
import { fixture } from "./local.ts";
import { onProcess } from "./on-process.ts";

export interface RunOptions extends Partial<Omit<ProgramJob, "secrets">> {
  /** The settings, as `key=value`. */
  config?: string[];
  secrets?: string[];
}

/** A run of a program: its resources, or its failure. */
export interface Run {
  /** Each line of the program's output, and its warnings. */
  log: string[];
  /** The message of the failure; empty when it succeeded. */
  message: string;
  resources: Registered[];
  components: string[];
  // biome-ignore lint/suspicious/noExplicitAny: each program exports outputs of its own
  outputs: Record<string, any>;
  /** Returns the resource with a name. */
  find(name: string): Registered;
}

/**
 * Runs the fixture with that name. `outputs` are the members of its export `outputs`. Names of several fixtures, separated by commas, are one
 * program; each then has its outputs below its name.
 */
export async function run(t: ExecutionContext, name: string, options: RunOptions = {}): Promise<Run> {
  const { config = [], secrets = [], ...more } = options;
  const log: string[] = [];
  const settings = readSettings(fixture, "dev", [`program=${name}`, ...config], secrets);
  const job = { ...settings, origin: "http://127.0.0.1:3000", archives: await folderWith(t, {}), ...more };
  const [program, message] = await loadProgram(job, (line) => log.push(line)).then(
    (loaded) => [loaded, ""] as const,
    (error: Error) => [undefined, error.message] as const,
  );
  const resources = program?.resources ?? [];
  return {
    log,
    message,
    resources,
    components: program?.components.map(({ type, name }) => `${type} ${name}`) ?? [],
    outputs: (program?.outputs.outputs ?? {}) as Run["outputs"],
    find(name) {
      const found = resources.find((resource) => resource.name === name);
      if (!found) throw new Error(`Found no resource ${name}.`);
      return found;
    },
  };
}

/** The fixtures of the engine that neither fail nor disturb each other: they run once for all tests, as one update and as one preview. */
const together = {
  update: {
    programs: [
      "hooks",
      "logs",
      "look-ups",
      "options",
      "own-table",
      "providers",
      "secrets",
      "stack-reference",
    ],
    options: {
      secrets: ["password=hush"],
      stackOutputs: { "acme/network/prod": { keyArn: "arn:aws:kms:key", zones: ["a", "b"] } },
      tables: {
        orders: { hashKey: { name: "customer", type: "S" }, rangeKey: { name: "placed", type: "N" } },
      },
    },
  },
  preview: { programs: ["hooks", "own-table", "preview"], options: { organization: "acme", preview: true } },
};

/** The runs for all tests, by way. Test files that share a process share these too. */
const runs = onProcess(
  "runs of the engine",
  (): Partial<Record<keyof typeof together, Promise<Run>>> => ({}),
);

/** Returns the run of a fixture that is updated or previewed together with others. The outputs are its own, the rest is of all. */
export async function runTogether(
  t: ExecutionContext,
  name: string,
  way: keyof typeof together,
): Promise<Run> {
  const { programs, options } = together[way];
  const names = [...programs, "surroundings"].map((program) => `engine/${program}`);
  runs[way] ??= run(t, names.join(), options);
  const ended = await runs[way];
  if (ended.message) throw new Error(ended.message);
  return { ...ended, outputs: ended.outputs[name] };
}

/** Returns the message of a failed program: the lines for the stack, and below them those for one resource. */
export function diagnostics(stack: string[], resource: string[] = []): string {
  const block = (lines: string[], title: string) => [`  ${title}:`, ...lines.map((line) => `    ${line}`)];
  const [title = "", ...lines] = resource;
  return [
    "Diagnostics:",
    ...(stack.length > 0 ? block(stack, "pulumi:pulumi:Stack (fixture-dev)") : []),
    ...(stack.length > 0 && resource.length > 0 ? [""] : []),
    ...(resource.length > 0 ? block(lines, title) : []),
  ].join("\n");
}
