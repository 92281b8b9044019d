// The execution environments of one function: further ones when all are busy, fewer when they idle.
import { type EnvironmentOptions, environment, type LambdaFunction, logStream } from "./environment.ts";
import { type Invocation, LambdaWorker } from "./lambda-worker.ts";

/** Workers of one function at most; further events wait. Lambda has 1,000, this machine has not. */
const maxWorkers = 10;

/** Milliseconds after which an idle worker ends. */
const idleTime = 120_000;

/** Runs the events of one function, each worker one at a time. */
export class FunctionPool {
  readonly #start: () => LambdaWorker;
  readonly #reserved: number;
  readonly #idle: LambdaWorker[] = [];
  readonly #workers = new Set<LambdaWorker>();
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Promise<Invocation>>();
  readonly #timers = new Map<LambdaWorker, NodeJS.Timeout>();
  #closing = false;

  constructor(fn: LambdaFunction, options: EnvironmentOptions) {
    const { outputs, folder = "" } = fn;
    const env = environment(fn, options);
    const timeout = outputs.timeout ?? 3;
    this.#start = () => new LambdaWorker({ folder, env: { ...env, ...logStream() }, timeout });
    const reserved = outputs.reservedConcurrentExecutions ?? -1;
    this.#reserved = reserved < 0 ? Number.POSITIVE_INFINITY : reserved;
  }

  async invoke(arn: string, event: string): Promise<Invocation> {
    if (this.#running.size >= this.#reserved) {
      return { error: { type: "Throttled", message: "Rate Exceeded." }, durationMs: 0, log: "" };
    }
    const running = this.#run(arn, event);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  kill(): void {
    for (const worker of this.#workers) worker.kill();
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const resume of this.#waiting.splice(0)) resume();
    await Promise.allSettled(this.#running);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.kill();
    await Promise.all([...this.#workers].map(({ ended }) => ended));
  }

  async #run(arn: string, event: string): Promise<Invocation> {
    const worker = await this.#acquire();
    try {
      return await worker.run(arn, event);
    } finally {
      this.#release(worker);
    }
  }

  async #acquire(): Promise<LambdaWorker> {
    for (;;) {
      if (this.#closing) throw new Error("The local run is being stopped.");
      for (let worker = this.#idle.pop(); worker; worker = this.#idle.pop()) {
        clearTimeout(this.#timers.get(worker));
        this.#timers.delete(worker);
        if (worker.alive) return worker;
      }
      if (this.#workers.size < maxWorkers) return this.#add();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #add(): LambdaWorker {
    const worker = this.#start();
    this.#workers.add(worker);
    worker.ended.then(() => {
      this.#workers.delete(worker);
      this.#waiting.shift()?.();
    });
    return worker;
  }

  #release(worker: LambdaWorker): void {
    if (!worker.alive) return;
    this.#idle.push(worker);
    this.#timers.set(worker, setTimeout(() => worker.kill(), idleTime).unref());
    this.#waiting.shift()?.();
  }
}
