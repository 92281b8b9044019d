// One worker process: starts it, hands it events, ends it, and keeps its output apart by invocation.
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { siblingOf } from "../process/sibling.ts";

/** The outcome of one event. */
export interface Invocation {
  /** The function's answer. */
  payload?: unknown;
  error?: {
    /** `Unhandled` is whatever goes wrong in the function: it throws, exits, or fails in its init phase. */
    type: "Unhandled" | "Timeout" | "Throttled" | "RequestTooLarge";
    message: string;
  };
  durationMs: number;
  /** What the function printed. */
  log: string;
}

/** What the parent sends for one event. */
export interface Task {
  requestId: string;
  functionArn: string;
  /** The event as JSON. */
  event: string;
  /** Epoch milliseconds at which the function times out. */
  deadline: number;
  /** Line that the worker prints when the log of this event is complete. */
  endOfLog: string;
  traceId: string;
}

/** What a worker sends: that its init is done, a payload as JSON, or the error of either. */
export type Answer =
  | { type: "ready" }
  | { type: "payload"; payload: string }
  | { type: "error"; message: string };

/** How a worker process is started. */
export interface WorkerSettings {
  folder: string;
  env: Record<string, string>;
  /** Seconds an event may take. */
  timeout: number;
}

/** Lambda ends an init phase after this many milliseconds. */
const initTimeout = 10_000;

export class LambdaWorker {
  /** False once the process has ended or is about to. */
  alive = true;
  /** Settles when the process is gone. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  readonly #timeout: number;
  readonly #logs = { stdout: [] as string[], stderr: [] as string[] };
  #onAnswer: (answer: Answer) => void = () => {};
  #onLogEnd: () => void = () => {};
  #endOfLog = "";
  #init: Promise<Answer> | undefined;

  constructor({ folder, env, timeout }: WorkerSettings) {
    this.#timeout = timeout;
    this.#process = fork(siblingOf(import.meta.url, "worker"), [], {
      cwd: folder,
      env,
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Ctrl-C goes to every process of the terminal's group; a worker finishes its event and ends with its parent.
      detached: true,
    });
    this.#process.on("message", (answer: Answer) => this.#onAnswer(answer));
    this.#collect("stdout");
    this.#collect("stderr");
    this.ended = ending(this.#process);
    this.#init = this.#answer(initTimeout, () => ({
      type: "error",
      message: `INIT_REPORT Init Duration: ${initTimeout} ms Phase: init Status: timeout`,
    }));
  }

  /** Runs one event; the worker must be idle. */
  async run(functionArn: string, event: string): Promise<Invocation> {
    const requestId = randomUUID();
    const init = await this.#init;
    if (init?.type === "error") {
      this.kill();
      return this.#failure("Unhandled", init.message, 0);
    }
    this.#init = undefined;
    const start = Date.now();
    const timedOut = `RequestId: ${requestId} Error: Task timed out after ${this.#timeout.toFixed(2)} seconds`;
    const answered = this.#answer(this.#timeout * 1000, () => ({ type: "error", message: timedOut }));
    this.#endOfLog = `end of log ${requestId}`;
    const logged = this.#logEnd();
    this.#process.send({
      requestId,
      functionArn,
      event,
      deadline: start + this.#timeout * 1000,
      endOfLog: this.#endOfLog,
      traceId: `Root=1-${Math.floor(start / 1000).toString(16)}-${requestId.replaceAll("-", "").slice(0, 24)};Sampled=0`,
    } satisfies Task);
    const answer = await answered;
    const durationMs = Date.now() - start;
    await Promise.race([logged, this.ended]);
    if (answer.type === "error") {
      return this.#failure(answer.message === timedOut ? "Timeout" : "Unhandled", answer.message, durationMs);
    }
    const payload = answer.type === "payload" ? JSON.parse(answer.payload) : undefined;
    return { payload, durationMs, log: this.#takeLog() };
  }

  kill(): void {
    this.alive = false;
    this.#process.kill("SIGKILL");
  }

  /** The next answer; an error when the process ends before, and `late` when it takes too long. */
  #answer(milliseconds: number, late: () => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.kill();
        resolve(late());
      }, milliseconds);
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      this.#onAnswer = settle;
      this.ended.then(() => {
        this.alive = false;
        const { exitCode, signalCode } = this.#process;
        const cause = signalCode ? `signal: ${signalCode}` : `exit status ${exitCode}`;
        settle({ type: "error", message: `Runtime exited with error: ${cause}` });
      });
    });
  }

  #logEnd(): Promise<void> {
    return new Promise((resolve) => {
      let open = 2;
      this.#onLogEnd = () => {
        open -= 1;
        if (open === 0) resolve();
      };
    });
  }

  #collect(name: "stdout" | "stderr"): void {
    const stream = this.#process[name];
    if (!stream) return;
    createInterface(stream).on("line", (line) => {
      // What the function wrote without a line break comes before the mark, on its line.
      if (!this.#endOfLog || !line.endsWith(this.#endOfLog)) {
        this.#logs[name].push(line);
        return;
      }
      const rest = line.slice(0, -this.#endOfLog.length);
      if (rest) this.#logs[name].push(rest);
      this.#onLogEnd();
    });
  }

  #takeLog(): string {
    const lines = [...this.#logs.stdout.splice(0), ...this.#logs.stderr.splice(0)];
    return lines.join("\n");
  }

  #failure(type: "Unhandled" | "Timeout", message: string, durationMs: number): Invocation {
    const log = [this.#takeLog(), message].filter(Boolean).join("\n");
    return { error: { type, message }, durationMs, log };
  }
}

/** Settles when the process has ended and its output is read, or nearly: a process that it left behind may hold that. */
async function ending(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    // A process that could not be started never exits; any other error is a message to one that has just died.
    child.on("error", () => (child.pid === undefined ? resolve() : child.kill("SIGKILL")));
  });
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([closed, new Promise((resolve) => (timer = setTimeout(resolve, child.pid ? 1000 : 0)))]);
  clearTimeout(timer);
}
