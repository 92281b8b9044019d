// An execution environment of a function: runs its init phase, then one event after the other.
import { randomUUID } from "node:crypto";
import { strikes } from "../faults/faults.ts";
import { failureOf, initErrorOf } from "./failure.ts";
import type { Invocation } from "./invocation.ts";
import { type Report, reportOf } from "./report.ts";
import type { Task } from "./runtime/frames.ts";
import { traceIdOf } from "./trace-id.ts";
import { type Answer, WorkerProcess, type WorkerSettings } from "./worker-process.ts";

/** The milliseconds after which Lambda ends an init phase. */
const initTimeout = 10_000;

export class ExecutionEnvironment {
  readonly #settings: WorkerSettings;
  #worker: WorkerProcess;
  /** The init phase, until its first event. */
  #init: Promise<Init> | undefined;
  #initFailed = false;
  /** The process has exited between two events. The next event will fail. */
  #isLost = false;
  #busy = false;
  /** The process whose end has been reported to `onLeft`. */
  #told: WorkerProcess | undefined;
  /** The duration of the last event, in milliseconds. */
  #lastMs = 10;
  readonly #ended = Promise.withResolvers<void>();

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#worker = new WorkerProcess(settings);
    this.#init = this.#initWithin(settings.inspector ? settings.timeout * 1000 : initTimeout);
    this.#watch();
  }

  /**
   * Tells whether the environment can take an event. After a failed init phase it takes its first event, which repeats the phase.
   * After its process has exited between two events it takes one more event, which fails: on Lambda, the process
   * stays until it gets the next event.
   */
  get usable(): boolean {
    return this.#worker.alive || this.#initFailed || this.#isLost;
  }

  /** Settles when the process has ended and will not be started again. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Settles when the init phase has ended, even if it failed. */
  get initialized(): Promise<unknown> {
    return this.#init ?? Promise.resolve();
  }

  /** Waits for the end of the init phase. Returns the reason if it failed. */
  async initFailure(): Promise<string | undefined> {
    const init = await this.#init;
    if (!init || init.answer?.type === "ready") return undefined;
    return init.answer
      ? initErrorOf(init.answer, this.#settings.folder)
      : `The init phase took longer than ${initTimeout / 1000} seconds.`;
  }

  kill(): void {
    this.#initFailed = this.#isLost = false;
    const worker = this.#worker;
    worker.kill();
    worker.ended.then(() => {
      this.#tell(worker);
      this.#ended.resolve();
    });
  }

  /** Runs one event. The environment must be idle. */
  async run(functionArn: string, event: string, traceId?: string): Promise<Invocation> {
    this.#busy = true;
    try {
      return await this.#run(functionArn, event, traceId);
    } finally {
      this.#busy = false;
    }
  }

  async #run(functionArn: string, event: string, traceId?: string): Promise<Invocation> {
    const requestId = randomUUID();
    const init = await this.#init;
    this.#init = undefined;
    const start = performance.now();
    const limit = this.#settings.timeout * 1000;
    const log: string[] = [];
    let failure = init && init.answer?.type !== "ready" ? init : undefined;
    // Lambda repeats a failed init phase at the first event, within the function's timeout.
    if (failure) {
      const failed = this.#startAnew();
      // The new process may be ready before the old one has ended, so its answer is awaited from the start.
      const initialized = this.#initWithin(limit);
      log.push(...(await linesOf(failed, failure)));
      const again = await initialized;
      failure = again.answer?.type === "ready" ? undefined : again;
    }
    const left = Math.floor(limit - (performance.now() - start));
    const task = { requestId, functionArn, traceId: traceId ?? traceIdOf(requestId) };
    const answer = failure ? failure.answer : await this.#handle(task, event, left);
    // The duration of an event that timed out is the function's timeout.
    const durationMs = answer ? performance.now() - start : limit;
    this.#lastMs = durationMs;
    if (answer?.last) await this.#worker.ended;
    // This environment cannot run another event.
    if (failure || !this.#worker.alive) this.kill();
    const initMs = init?.answer?.type === "ready" ? init.initMs : undefined;
    return this.#outcome(answer, log, { requestId, durationMs, initMs });
  }

  #handle(task: Omit<Task, "deadline">, event: string, left: number): Promise<Answer | undefined> {
    const answer = this.#worker.answer(left);
    this.#worker.send({ ...task, deadline: Date.now() + left }, event);
    if (strikes(this.#settings.faults?.["lambda=kill"])) {
      const worker = this.#worker;
      setTimeout(() => worker.kill(), Math.random() * this.#lastMs).unref();
    }
    return answer;
  }

  /** @param log the log of a failed init phase */
  async #outcome(answer: Answer | undefined, log: string[], figures: Figures): Promise<Invocation> {
    const { memorySize, logging } = this.#settings;
    const { requestId, durationMs } = figures;
    const isFine = answer?.type === "payload";
    const status = answer === undefined ? "timeout" : isFine ? undefined : "error";
    // The last output of the function may not have arrived yet.
    if (!this.#worker.alive) await this.#worker.ended;
    const memoryUsed = answer?.memoryUsed;
    const report = reportOf({ ...figures, memorySize, memoryUsed, status }, logging);
    const failure = isFine ? undefined : await failureOf(answer, requestId, this.#settings);
    const printed = [...log, this.#worker.takePrinted(), failure?.logged].filter(Boolean).join("\n");
    return {
      ...(isFine ? { payload: JSON.parse(answer.text) } : { error: failure?.error }),
      ...{ durationMs, log: printed, report },
    };
  }

  async #initWithin(milliseconds: number): Promise<Init> {
    const start = performance.now();
    const answer = await this.#worker.answer(milliseconds);
    this.#initFailed = answer?.type !== "ready";
    return { answer, initMs: performance.now() - start };
  }

  /** Starts a new process. Returns the old one, which is being killed. */
  #startAnew(): WorkerProcess {
    const failed = this.#worker;
    failed.kill();
    this.#worker = new WorkerProcess(this.#settings);
    this.#watch();
    return failed;
  }

  #watch(): void {
    const worker = this.#worker;
    worker.ended.then(() => {
      if (worker !== this.#worker || this.#initFailed) return;
      this.#isLost = !this.#busy && worker.hasExited;
      this.#tell(worker);
      if (!this.#isLost) this.#ended.resolve();
    });
  }

  /** Reports the output of an ended process. Output during an event belongs to the event's log instead. */
  #tell(worker: WorkerProcess): void {
    if (this.#busy || this.#told === worker) return;
    this.#told = worker;
    const left = worker.left();
    if (this.#isLost) left.text += "\nThe next event of this environment fails, as it does on Lambda.";
    if (left.text) this.#settings.onLeft?.(left);
  }
}

/** Waits for the end of a process whose init phase failed. Returns the log lines about it. */
async function linesOf(failed: WorkerProcess, { answer, initMs }: Init): Promise<string[]> {
  await failed.ended;
  const status = answer ? "error" : "timeout";
  const report = `INIT_REPORT Init Duration: ${initMs.toFixed(2)} ms\tPhase: init\tStatus: ${status}`;
  return [failed.takePrinted(), answer?.type === "end" ? answer.text : "", report];
}

interface Init {
  /** It is undefined if the phase took too long. */
  answer: Answer | undefined;
  initMs: number;
}

type Figures = Pick<Report, "requestId" | "durationMs" | "initMs">;
