// Runs a Pulumi program as the CLI does, with the SDK's own runner. The runner talks to the local engine.
import type { Deployment, Program } from "../engine/deployment.ts";
import { type Diagnostic, describeErrors, describeNote } from "../engine/diagnostics.ts";
import type { Engine } from "../engine/engine.ts";
import { type Ending, ending } from "../process/ending.ts";
import { reportedExit } from "../wire/sdk.ts";
import { type RunnerOptions, startRunner } from "./runner.ts";
import type { Settings } from "./settings.ts";

/** The program to run, with its settings and its surroundings. */
export interface ProgramJob extends Settings, Deployment, Pick<RunnerOptions, "bare"> {
  /** Called when the program's process has started. */
  onStart?(): void;
  /** Called if the program fails, with the resources that it registered before. */
  onFailed?(program: Program): void;
  /** Called for each file that the program loads. If it is given, the program's process is kept after the program's end. */
  onFile?(path: string): void;
}

/** A program that has run, and its process if that was kept. */
export interface RunningProgram {
  program: Program;
  /** Ends the process, if it was kept. */
  end(): Promise<void>;
}

/**
 * Runs the program to its end, and returns the resources that it registered.
 *
 * @param onLog called for each line that the program prints, and for each of its warnings
 * @param signal aborts the run: it kills the program's process
 * @throws Error with the program's errors, in the CLI's words
 */
export async function loadProgram(...args: Parameters<typeof startProgram>): Promise<Program> {
  const { program } = await startProgram(...args);
  return program;
}

/** Runs the program to its end. If `job.onFile` is given, the process is kept, and the result can end it. */
export async function startProgram(
  job: ProgramJob,
  onLog: (line: string) => void,
  signal?: AbortSignal,
): Promise<RunningProgram> {
  // These modules load gRPC, which is slow. Callers that run no program should not wait for it.
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
    // `closed` waits until the program's output has been read.
    if (ended !== "finished") check(ended, await closed, engine.diagnostics, engine.stackUrn);
    // A program may report errors and still finish.
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
  "The program's process has ended. The code of its functions stays as it is until the program is reloaded.";

/** @throws Error if the program or its deployment failed */
function check(
  ended: "failed" | undefined,
  { code, killedBy }: Ending,
  diagnostics: Diagnostic[],
  stackUrn: string,
): void {
  // An older SDK exits without telling the engine that it is done.
  if (!ended && code === 0) return;
  if (!ended && killedBy) throw new Error(`The program ended early (${killedBy}).`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (!ended && code !== reportedExit)
    errors.push({ severity: "error", message: exitMessage(code), urn: stackUrn });
  if (errors.length === 0) throw new Error(`The program ended early (exit status ${code}).`);
  throw new Error(describeErrors(errors, stackUrn));
}

/** Returns the engine's message for a program that exited with an error. */
function exitMessage(code: number | null): string {
  return `an unhandled error occurred: Program exited with non-zero exit code: ${code}`;
}
