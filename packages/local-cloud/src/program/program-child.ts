// Entry of the process that loads a Pulumi program: sets the mocks, imports the program, sends what it registered.
import { createRequire } from "node:module";
import { dirname, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { mockCloud } from "./mocks.ts";
import type { ProgramJob, ProgramResult } from "./program.ts";

const errors = new Set<string>();

process.on("disconnect", () => process.exit());
process.once("message", async (job: ProgramJob) => {
  const note = (error: unknown) => errors.add(describe(error, dirname(job.main)));
  process.on("uncaughtException", note);
  process.on("unhandledRejection", note);
  const result = await run(job).catch(note);
  // An error in one resource reaches those that depend on it a little later, as unhandled rejections.
  await new Promise((resolve) => setImmediate(resolve));
  process.send?.(errors.size > 0 ? { errors: [...errors] } : result);
});

async function run(job: ProgramJob): Promise<ProgramResult> {
  // The runtime must be the very one that the program imports.
  const pulumi: typeof import("@pulumi/pulumi") = createRequire(job.main)("@pulumi/pulumi");
  const { mocks, resources, lookups } = mockCloud(job);
  await pulumi.runtime.setMocks(mocks, job.project, job.stack, false);
  pulumi.runtime.setAllConfig(job.values, job.secrets);
  const module = await import(pathToFileURL(job.main).href);
  const exported = "default" in module ? module.default : { ...module };
  const outputs = pulumi.output(typeof exported === "function" ? exported() : exported);
  const resolved = await (outputs as unknown as { promise(): Promise<Record<string, unknown>> }).promise();
  await pulumi.runtime.disconnect();
  return { program: { resources: resources.map(withoutCode), lookups, outputs: resolved ?? {} } };
}

/** Archives are on disk by now and would not survive the way to the parent. */
function withoutCode<T extends { inputs: Record<string, unknown>; outputs: Record<string, unknown> }>(
  resource: T,
): T {
  const { code: _input, ...inputs } = resource.inputs;
  const { code: _output, ...outputs } = resource.outputs;
  return { ...resource, inputs, outputs };
}

/** The message; for mistakes in the program itself, also where. */
function describe(error: unknown, folder: string): string {
  if (!(error instanceof Error)) return String(error);
  // On its way through the properties that depend on it, an error gets the name of each.
  const message = error.message.replace(/^(error serializing property "\w+": )+/, "");
  const own = error.stack
    ?.split("\n")
    .find((line) => line.includes("file://") && !line.includes("node_modules"));
  const [, file, line] = /(file:\/\/[^?)]+?):(\d+):\d+/.exec(own ?? "") ?? [];
  if (error.name === "Error" || !file) return message;
  return `${error.name}: ${message} (${relative(folder, fileURLToPath(file))}:${line})`;
}
