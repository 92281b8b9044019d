// Lambda on this machine: runs each registered function in worker processes, further ones when all are busy.
import { functionArnOf } from "../resources/arn.ts";
import type { Served } from "../resources/effects.ts";
import { ofType, type Resource } from "../resources/resource.ts";
import type { EnvironmentOptions } from "./environment.ts";
import { FunctionPool } from "./function-pool.ts";
import type { Invocation } from "./invocation.ts";

/** What has an effect here. */
export const lambdaServes = {
  "aws:lambda/function:Function": [
    "code",
    "environment",
    "handler",
    "loggingConfig",
    "memorySize",
    "name",
    "packageType",
    "reservedConcurrentExecutions",
    "role",
    "runtime",
    "sourceCodeHash",
    "timeout",
  ],
} satisfies Served;

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

export interface LambdaOptions extends EnvironmentOptions {
  resources: Resource[];
}

/** Lambda's limit of an event. */
const maxEventBytes = 6_291_556;

/** Takes over the functions among the resources that a program registered. */
export function createLambda(options: LambdaOptions): LambdaService {
  const pools = new Map<string, FunctionPool>();
  for (const fn of ofType(options.resources, "aws:lambda/function:Function"))
    pools.set(fn.outputs.arn, new FunctionPool(fn, options));
  // Workers do not get the terminal's signals; without this, a busy one would outlive a run that is ended at once.
  const kill = () => {
    for (const pool of pools.values()) pool.kill();
  };
  process.once("exit", kill);
  return {
    async invoke(functionArn, event) {
      const arn = functionArnOf(functionArn) ?? "";
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
