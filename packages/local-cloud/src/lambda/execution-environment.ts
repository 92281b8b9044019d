// An execution environment: an init phase, then one event after the other, as Lambda reports them.
import { randomUUID } from "node:crypto";
import { strikes } from "../faults/faults.ts";
import type { Frame } from "./frames.ts";
import { type Invocation, reportLine } from "./invocation.ts";
import { type Task, WorkerProcess, type WorkerSettings } from "./worker-process.ts";

/** Lambda ends an init phase after this many milliseconds. */
const initTimeout = 10_000;

export class ExecutionEnvironment {
  readonly #settings: WorkerSettings;
  #worker: WorkerProcess;
  /** The init phase, until its first event. */
  #init: Promise<Init> | undefined;
  #initFailed = false;
  #busy = false;
  /** Whose end has been told. */
  #told: WorkerProcess | undefined;
  /** How long the last event took, in milliseconds. */
  #lastMs = 10;
  readonly #ended = Promise.withResolvers<void>();

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#worker = new WorkerProcess(settings);
    this.#init = this.#initWithin(initTimeout);
    this.#watch();
  }

  /** Whether it may take an event. One whose init phase failed may take its first, which repeats the phase. */
  get usable(): boolean {
    return this.#worker.alive || this.#initFailed;
  }

  /** Whether it has taken an event. */
  get isWarm(): boolean {
    return this.#init === undefined;
  }

  /** Settles when its process is gone, and no other takes its place. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Settles when the init phase has ended, well or not. */
  get initialized(): Promise<unknown> {
    return this.#init ?? Promise.resolve();
  }

  /** Why the init phase failed, if it did, once it has ended. */
  async initFailure(): Promise<string | undefined> {
    const init = await this.#init;
    if (!init || init.frame?.type === "ready") return undefined;
    return init.frame?.text ?? `The init phase took longer than ${initTimeout / 1000} seconds.`;
  }

  kill(): void {
    this.#initFailed = false;
    const worker = this.#worker;
    worker.kill();
    worker.ended.then(() => {
      this.#tell(worker);
      this.#ended.resolve();
    });
  }

  /** Runs one event; the environment must be idle. */
  async run(functionArn: string, event: string, traceId?: string): Promise<Invocation> {
    this.#busy = true;
    try {
      return await this.#run(functionArn, event, traceId);
    } finally {
      this.#busy = false;
    }
  }

  async #run(functionArn: string, event: string, givenTraceId?: string): Promise<Invocation> {
    const requestId = randomUUID();
    const traceId = givenTraceId ?? traceIdOf(Date.now(), requestId);
    const init = await this.#init;
    this.#init = undefined;
    const start = performance.now();
    const limit = this.#settings.timeout * 1000;
    const log: string[] = [];
    let failure = init && init.frame?.type !== "ready" ? init : undefined;
    // Lambda repeats an init phase that failed, now within the event's own time.
    if (failure) {
      log.push(...(await this.#startAnew(failure)));
      const again = await this.#initWithin(limit);
      failure = again.frame?.type === "ready" ? undefined : again;
    }
    const left = Math.floor(limit - (performance.now() - start));
    const frame = failure
      ? failure.frame
      : await this.#handle({ requestId, functionArn, traceId }, event, left);
    // A timeout is reported as the time that the function had.
    const durationMs = frame ? performance.now() - start : limit;
    this.#lastMs = durationMs;
    // Nothing can be run in it any more.
    if (failure || !this.#worker.alive) this.kill();
    const initMs = init?.frame?.type === "ready" ? init.initMs : undefined;
    return this.#outcome({ frame, log, requestId, durationMs, initMs });
  }

  #handle(task: Omit<Task, "deadline">, event: string, left: number): Promise<Frame | undefined> {
    const answer = this.#worker.answer(left);
    this.#worker.send({ ...task, deadline: Date.now() + left }, event);
    if (strikes(this.#settings.faults?.["lambda=kill"])) {
      const worker = this.#worker;
      setTimeout(() => worker.kill(), Math.random() * this.#lastMs).unref();
    }
    return answer;
  }

  async #outcome(args: Outcome): Promise<Invocation> {
    const { frame, requestId, durationMs, initMs } = args;
    const { timeout, memorySize } = this.#settings;
    const status = frame === undefined ? "timeout" : frame.type === "error" ? "error" : undefined;
    // What the function printed last is still on its way.
    if (!this.#worker.alive) await this.#worker.ended;
    const memoryUsed = frame?.memoryUsed || undefined;
    const report = reportLine({ requestId, durationMs, initMs, memorySize, memoryUsed, status });
    const log = [...args.log, this.#worker.takePrinted()].filter(Boolean).join("\n");
    if (frame?.type === "payload") return { payload: JSON.parse(frame.text), durationMs, log, report };
    const message =
      frame?.text ?? `RequestId: ${requestId} Error: Task timed out after ${timeout.toFixed(2)} seconds`;
    const type = frame ? "Unhandled" : "Timeout";
    return { error: { type, message }, durationMs, log: [log, message].filter(Boolean).join("\n"), report };
  }

  async #initWithin(milliseconds: number): Promise<Init> {
    const start = performance.now();
    const frame = await this.#worker.answer(milliseconds);
    this.#initFailed = frame?.type !== "ready";
    return { frame, initMs: performance.now() - start };
  }

  /** Starts the process anew; gives what there is to say of the old one. */
  async #startAnew({ frame, initMs }: Init): Promise<string[]> {
    const failed = this.#worker;
    failed.kill();
    this.#worker = new WorkerProcess(this.#settings);
    this.#watch();
    await failed.ended;
    const status = frame ? "error" : "timeout";
    const report = `INIT_REPORT Init Duration: ${initMs.toFixed(2)} ms\tPhase: init\tStatus: ${status}`;
    return [failed.takePrinted(), frame?.text ?? "", report];
  }

  #watch(): void {
    const worker = this.#worker;
    worker.ended.then(() => {
      if (worker !== this.#worker || this.#initFailed) return;
      this.#tell(worker);
      this.#ended.resolve();
    });
  }

  /** An event takes along what is printed meanwhile. */
  #tell(worker: WorkerProcess): void {
    if (this.#busy || this.#told === worker) return;
    this.#told = worker;
    const left = worker.left();
    if (left.text) this.#settings.onLeft?.(left);
  }
}

interface Init {
  /** None when it took too long. */
  frame: Frame | undefined;
  initMs: number;
}

interface Outcome {
  frame: Frame | undefined;
  /** Of a failed init phase. */
  log: string[];
  requestId: string;
  durationMs: number;
  initMs: number | undefined;
}

function traceIdOf(now: number, requestId: string): string {
  const seconds = Math.floor(now / 1000).toString(16);
  return `Root=1-${seconds}-${requestId.replaceAll("-", "").slice(0, 24)};Sampled=0`;
}
