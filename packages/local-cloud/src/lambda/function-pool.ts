// The execution environments of one function. It starts more when events wait, and ends those that are idle.
import { availableParallelism } from "node:os";
import { type EnvironmentOptions, environment, type LambdaFunction, logStream } from "./environment.ts";
import { ExecutionEnvironment } from "./execution-environment.ts";
import type { Invocation } from "./invocation.ts";
import type { Left } from "./worker-process.ts";

/** The most environments of one function. Further events wait. Lambda has up to 1,000. */
const maxEnvironments = 10;

/** Up to this number, environments start whenever events wait. More of them would only slow down busy processors. */
const soon = Math.min(4, availableParallelism());

/** The milliseconds without progress after which further environments start. Then the handlers wait for something other than a processor. */
const stalled = 1000;

/** The milliseconds between two checks of an event that waits. */
const lookInterval = 50;

/** The timeout in seconds of a function that a debugger may pause: one day. */
const inspectedTime = 86_400;

/** The milliseconds after which an idle environment ends. The last environment of a function stays longer than further ones. */
const idleTime = { last: 120_000, further: 10_000 };

/** Runs the events of one function. Each environment runs one event at a time. */
export class FunctionPool {
  readonly fn: LambdaFunction;
  readonly #create: () => ExecutionEnvironment;
  readonly #reserved: number;
  /** The environments without an event, each with the timer that ends it. */
  readonly #idle: { one: ExecutionEnvironment; timer?: NodeJS.Timeout }[] = [];
  readonly #all = new Set<ExecutionEnvironment>();
  readonly #starting = new Set<ExecutionEnvironment>();
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Promise<Invocation>>();
  /** The time when an event last got an environment after waiting. */
  #movedAt = 0;
  #closing = false;
  /** A debugger may pause the function. It then has one environment, which never ends, and a timeout of one day. */
  readonly isInspected: boolean;

  constructor(fn: LambdaFunction, options: EnvironmentOptions) {
    this.fn = fn;
    const { outputs, folder = "" } = fn;
    const env = environment(fn, options);
    const { timeout = 3, memorySize = 128, runtime, loggingConfig: logging } = outputs;
    const { faults, debug } = options;
    const inspector = debug?.inspectors?.of(fn);
    this.isInspected = inspector !== undefined;
    const settings = {
      ...{ folder, memorySize, runtime, logging, faults, inspector, sourceMaps: debug?.sourceMaps },
      timeout: inspector ? inspectedTime : timeout,
      onLeft: (left: Left) => options.onLeft?.(outputs.name, left),
    };
    this.#create = () => new ExecutionEnvironment({ ...settings, env: { ...env, ...logStream() } });
    const reserved = outputs.reservedConcurrentExecutions ?? -1;
    this.#reserved = reserved < 0 ? Number.POSITIVE_INFINITY : reserved;
  }

  /** @param traceId the trace ID of the request; by default one is made up */
  async invoke(arn: string, event: string, traceId?: string): Promise<Invocation> {
    if (this.#running.size >= this.#reserved) {
      return { error: { type: "Throttled", message: "Rate Exceeded." }, durationMs: 0, log: "" };
    }
    const running = this.#run(arn, event, traceId);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Tells whether the function has environments. */
  get inUse(): boolean {
    return this.#all.size > 0;
  }

  /** Starts an environment before its first event. Returns the reason if its init phase fails. */
  start(): Promise<string | undefined> {
    return this.#closing ? Promise.resolve(undefined) : this.#add().initFailure();
  }

  /** Waits until every event has ended, then ends the environments. */
  async retire(): Promise<void> {
    await Promise.allSettled(this.#running);
    await this.close();
  }

  kill(): void {
    for (const one of this.#all) one.kill();
  }

  async close(): Promise<void> {
    this.#closing = true;
    for (const resume of this.#waiting.splice(0)) resume();
    await Promise.allSettled(this.#running);
    for (const { timer } of this.#idle) clearTimeout(timer);
    this.kill();
    await Promise.all([...this.#all].map(({ ended }) => ended));
  }

  async #run(arn: string, event: string, traceId?: string): Promise<Invocation> {
    const one = await this.#acquire();
    try {
      return await one.run(arn, event, traceId);
    } finally {
      this.#release(one);
    }
  }

  async #acquire(): Promise<ExecutionEnvironment> {
    for (;;) {
      if (this.#closing) throw new Error("The local run is being stopped.");
      for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
        clearTimeout(idle.timer);
        if (idle.one.usable) return idle.one;
      }
      if (this.#all.size === 0) this.#add();
      await this.#wait();
    }
  }

  /** Waits until an environment is free. Meanwhile it starts further environments, one at a time. */
  async #wait(): Promise<void> {
    const since = performance.now();
    const look = setInterval(() => {
      const isStalled = performance.now() - Math.max(since, this.#movedAt) > stalled;
      const most = isStalled ? maxEnvironments : soon;
      if (this.#starting.size === 0 && this.#all.size < most && !this.isInspected) this.#add();
    }, lookInterval);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    clearInterval(look);
    this.#movedAt = performance.now();
  }

  /** Starts an environment. It takes an event after its init phase. */
  #add(): ExecutionEnvironment {
    const one = this.#create();
    this.#all.add(one);
    this.#starting.add(one);
    one.initialized.then(() => {
      this.#starting.delete(one);
      this.#release(one);
    });
    one.ended.then(() => {
      this.#starting.delete(one);
      this.#all.delete(one);
      // Events that wait need another environment.
      if (this.#waiting.length > 0 && !this.#closing) this.#add();
    });
    return one;
  }

  #release(one: ExecutionEnvironment): void {
    if (!this.#all.has(one) || !one.usable) return;
    const time = this.#all.size > 1 ? idleTime.further : idleTime.last;
    const timer = this.isInspected ? undefined : setTimeout(() => one.kill(), time).unref();
    this.#idle.push({ one, timer });
    this.#waiting.shift()?.();
  }
}
