// Lambda on this machine: runs each registered function in worker processes, further ones when all are busy.
import { randomBytes } from "node:crypto";
import type { Iam } from "../iam/iam.ts";
import type { Resource } from "../resources/resource.ts";
import { type Invocation, LambdaWorker } from "./lambda-worker.ts";

export interface LambdaService {
  /**
   * Runs a function on an event.
   *
   * @param functionArn the function's ARN, with or without a qualifier, or its `invokeArn`; rejects when unknown
   */
  invoke(functionArn: string, event: unknown): Promise<Invocation>;
  /** Lets the events that are under way end, and ends all workers. */
  close(): Promise<void>;
}

export interface LambdaOptions {
  resources: Resource[];
  iam: Iam;
  region: string;
  /** Further variables of every function, such as endpoints of local services. */
  env: Record<string, string>;
}

/** Lambda's limit of an event. */
const maxEventBytes = 6_291_556;

/** Workers of one function at most; further events wait. Lambda has 1,000, this machine has not. */
const maxWorkers = 10;

/** Milliseconds after which an idle worker ends. */
const idleTime = 120_000;

/** Takes over the functions among the resources that a program registered. */
export function createLambda(options: LambdaOptions): LambdaService {
  const pools = new Map<string, FunctionPool>();
  for (const resource of options.resources) {
    if (resource.type === "aws:lambda/function:Function") {
      pools.set(resource.outputs.arn, new FunctionPool(resource, options));
    }
  }
  // Workers do not get the terminal's signals; without this, a busy one would outlive a run that is ended at once.
  const kill = () => {
    for (const pool of pools.values()) pool.kill();
  };
  process.once("exit", kill);
  return {
    async invoke(functionArn, event) {
      const arn = /arn:aws:lambda:[^:]*:\d+:function:[^:/]+/.exec(functionArn)?.[0] ?? "";
      const pool = pools.get(arn);
      if (!pool) throw new Error(`Function not found: ${functionArn}`);
      const json = JSON.stringify(event);
      const bytes = Buffer.byteLength(json);
      if (bytes <= maxEventBytes) return pool.invoke(arn, json);
      const message = `Request of ${bytes} bytes must not be larger than ${maxEventBytes} bytes`;
      return { error: { type: "RequestTooLarge", message }, durationMs: 0, log: "" };
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      process.off("exit", kill);
    },
  };
}

class FunctionPool {
  readonly #start: () => LambdaWorker;
  readonly #reserved: number;
  readonly #idle: LambdaWorker[] = [];
  readonly #workers = new Set<LambdaWorker>();
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Promise<Invocation>>();
  readonly #timers = new Map<LambdaWorker, NodeJS.Timeout>();
  #closing = false;

  constructor({ outputs, folder = "" }: Resource, options: LambdaOptions) {
    const env = environment(outputs, folder, options);
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

/** The variables that Lambda sets, and the function's own. */
function environment(outputs: Resource["outputs"], folder: string, options: LambdaOptions) {
  const credentials = options.iam.assumeRole(outputs.role, outputs.name);
  return {
    ...options.env,
    ...outputs.environment?.variables,
    _HANDLER: outputs.handler,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: options.region,
    AWS_DEFAULT_REGION: options.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${outputs.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: outputs.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(outputs.memorySize ?? 128),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_FORMAT: outputs.loggingConfig?.logFormat ?? "Text",
    AWS_LAMBDA_LOG_GROUP_NAME: outputs.loggingConfig?.logGroup ?? `/aws/lambda/${outputs.name}`,
    LAMBDA_TASK_ROOT: folder,
    LANG: "en_US.UTF-8",
    PATH: process.env.PATH ?? "",
    TZ: ":UTC",
  };
}

function logStream(): Record<string, string> {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "/");
  return { AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomBytes(16).toString("hex")}` };
}
