// Runs a Pulumi program as the CLI does: by the SDK's own runner, against the engine here.
import { once } from "node:events";
import type { Deployment, Program } from "../engine/deployment.ts";
import { describeErrors, describeNote } from "../engine/diagnostics.ts";
import type { Engine } from "../engine/engine.ts";
import { reportedExit } from "../wire/sdk.ts";
import { type RunnerOptions, startRunner } from "./runner.ts";
import type { Settings } from "./settings.ts";

/** What is run, and where. */
export type ProgramJob = Settings & Deployment;

/**
 * Runs the program to its end.
 *
 * @param onLog receives each line that the program prints, and each of its warnings
 * @param signal ends the program's process
 * @throws Error with the program's errors, as the CLI shows them
 */
export async function loadProgram(
  job: ProgramJob,
  onLog: (line: string) => void,
  signal?: AbortSignal,
): Promise<Program> {
  // Loaded here, so that what needs no program does not wait for gRPC.
  const [{ loadSdk }, { defaultOrganization, startEngine }] = await Promise.all([
    import("../wire/sdk.ts"),
    import("../engine/engine.ts"),
  ]);
  const sdk = loadSdk(job.cwd);
  const engine = await startEngine(sdk, job, (report) => {
    if (report.severity !== "error") onLog(describeNote(report, engine.stackUrn));
  });
  const { organization = defaultOrganization, preview = false } = job;
  try {
    const options = { ...job, organization, preview, sdk: sdk.folder, engine: engine.address };
    await run(options, engine, onLog, signal);
    return engine.program;
  } finally {
    engine.close();
  }
}

/** @throws Error when the program or its deployment failed */
async function run(
  options: RunnerOptions,
  { done, diagnostics, stackUrn }: Engine,
  onLog: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  let ended: "finished" | "failed" | undefined;
  const child = startRunner(options, (line) => {
    // What comes after the end is of a process that is cut off.
    if (!ended) onLog(line);
  });
  const kill = () => child.kill("SIGKILL");
  if (signal?.aborted) kill();
  signal?.addEventListener("abort", kill, { once: true });
  done.then((end) => {
    ended = end;
    kill();
  });
  const [code, killedBy] = await once(child, "close");
  signal?.removeEventListener("abort", kill);

  const errors = diagnostics.filter(({ severity }) => severity === "error");
  // An older SDK just exits.
  if (ended === "finished" || (!ended && code === 0)) {
    // A program may report errors and go on.
    if (errors.length > 0) onLog(describeErrors(errors, stackUrn));
    return;
  }
  if (!ended && killedBy) throw new Error(`The program ended early (${killedBy}).`);
  if (!ended && code !== reportedExit)
    errors.push({ severity: "error", message: exitMessage(code), urn: stackUrn });
  if (errors.length === 0) throw new Error(`The program ended early (exit status ${code}).`);
  throw new Error(describeErrors(errors, stackUrn));
}

/** What the engine makes of the language host's answer. */
function exitMessage(code: number): string {
  return `an unhandled error occurred: Program exited with non-zero exit code: ${code}`;
}
