// Runs a Pulumi program as the CLI does: by the SDK's own runner, against the engine here.
import type { Deployment, Program } from "../engine/deployment.ts";
import { type Diagnostic, describeErrors, describeNote } from "../engine/diagnostics.ts";
import type { Engine } from "../engine/engine.ts";
import { type Ending, ending } from "../process/ending.ts";
import { reportedExit } from "../wire/sdk.ts";
import { type RunnerOptions, startRunner } from "./runner.ts";
import type { Settings } from "./settings.ts";

/** What is run, and where. */
export interface ProgramJob extends Settings, Deployment {
  /** Starts the program just as the CLI does, without what only saves time. */
  bare?: boolean;
  /** Told when the program's process has been started. */
  onStart?(): void;
  /** Told what a program has registered before it failed. */
  onFailed?(program: Program): void;
  /** Keeps the program's process when it has ended, and is told of each file that the program loads. */
  onFile?(path: string): void;
}

/** A program's process. */
export interface RunningProgram {
  program: Program;
  /** Ends the process, where it was kept. */
  end(): Promise<void>;
}

/**
 * Runs the program to its end.
 *
 * @param onLog receives each line that the program prints, and each of its warnings
 * @param signal ends the program's process
 * @throws Error with the program's errors, as the CLI shows them
 */
export async function loadProgram(...args: Parameters<typeof startProgram>): Promise<Program> {
  const { program } = await startProgram(...args);
  return program;
}

/** The same, with the process where it is kept. */
export async function startProgram(
  job: ProgramJob,
  onLog: (line: string) => void,
  signal?: AbortSignal,
): Promise<RunningProgram> {
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
  const options = { ...job, organization, preview, sdk: sdk.folder, engine: engine.address };
  const run = startRun(options, engine, onLog, signal);
  job.onStart?.();
  const end = async () => {
    await run.end();
    engine.close();
  };
  try {
    await run.finished;
  } catch (error) {
    await end();
    job.onFailed?.(engine.program);
    throw error;
  }
  if (!job.onFile) await end();
  return { program: engine.program, end };
}

function startRun(
  options: RunnerOptions,
  engine: Engine,
  onLog: (line: string) => void,
  signal?: AbortSignal,
) {
  let ended: "finished" | "failed" | undefined;
  const child = startRunner(options, onLog);
  const closed = ending(child);
  let wanted = false;
  if (options.onFile) closed.then(() => !wanted && ended === "finished" && onLog(cutOff));
  const kill = () => child.kill("SIGKILL");
  if (signal?.aborted) kill();
  signal?.addEventListener("abort", kill, { once: true });
  async function finish(): Promise<void> {
    ended = await Promise.race([engine.done, closed.then(() => undefined)]);
    if (ended === "failed") kill();
    // What the program printed before it failed is read to its end first.
    if (ended !== "finished") check(ended, await closed, engine.diagnostics, engine.stackUrn);
    // A program may report errors and go on.
    const errors = engine.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) onLog(describeErrors(errors, engine.stackUrn));
  }
  return {
    finished: finish(),
    async end() {
      wanted = true;
      kill();
      await closed;
      signal?.removeEventListener("abort", kill);
    },
  };
}

const cutOff =
  "The program's process has ended: the code of its functions is as it was, until the program is loaded anew.";

/** @throws Error when the program or its deployment failed */
function check(
  ended: "failed" | undefined,
  { code, killedBy }: Ending,
  diagnostics: Diagnostic[],
  stackUrn: string,
): void {
  // An older SDK just exits.
  if (!ended && code === 0) return;
  if (!ended && killedBy) throw new Error(`The program ended early (${killedBy}).`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (!ended && code !== reportedExit)
    errors.push({ severity: "error", message: exitMessage(code), urn: stackUrn });
  if (errors.length === 0) throw new Error(`The program ended early (exit status ${code}).`);
  throw new Error(describeErrors(errors, stackUrn));
}

/** What the engine makes of the language host's answer. */
function exitMessage(code: number | null): string {
  return `an unhandled error occurred: Program exited with non-zero exit code: ${code}`;
}
