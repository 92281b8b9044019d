// Lambda on this machine: runs each registered function in worker processes, further ones when all are busy.
import { functionArnOf } from "../resources/arn.ts";
import type { Served } from "../resources/effects.ts";
import { Functions, type FunctionsOptions, type Replacement } from "./functions.ts";
import type { Invocation } from "./invocation.ts";

/** What has an effect here. */
export const lambdaServes = {
  "aws:lambda/function:Function": [
    "code",
    "environment",
    "handler",
    "loggingConfig.applicationLogLevel",
    "loggingConfig.logFormat",
    "loggingConfig.logGroup",
    "loggingConfig.systemLogLevel",
    "memorySize",
    "reservedConcurrentExecutions",
    "role",
    "runtime",
    "timeout",
  ],
} satisfies Served;

export interface LambdaService {
  /**
   * Runs a function on an event.
   *
   * @param functionArn the function's ARN, with or without a qualifier, or its `invokeArn`; rejects when unknown
   * @param traceId `Root=…;Parent=…;Sampled=…` of the request; one is made up unless given
   */
  invoke(functionArn: string, event: unknown, traceId?: string): Promise<Invocation>;
  /** Whether a debugger may hold the function: then nobody waits in vain for its answer. */
  isInspected?(functionArn: string): boolean;
  /** Lets the events that are under way end, and ends all workers. */
  close(): Promise<void>;
}

/** A service whose functions can be replaced while it runs. */
export interface Lambda extends LambdaService {
  /** Makes ready the functions as a program registers them now; events go to the old ones until it is applied. */
  prepare(options: FunctionsOptions): Promise<Replacement>;
}

/** Lambda's limit of an event. */
const maxEventBytes = 6_291_556;

/** Takes over the functions among the resources that a program registered. */
export function createLambda(options: FunctionsOptions): Lambda {
  const functions = new Functions(options);
  // Workers do not get the terminal's signals; without this, a busy one would outlive a run that is ended at once.
  const kill = () => functions.kill();
  process.once("exit", kill);
  return {
    async invoke(functionArn, event, traceId) {
      const arn = functionArnOf(functionArn) ?? "";
      const pool = functions.get(arn);
      if (!pool) throw new Error(`Function not found: ${functionArn}`);
      const json = JSON.stringify(event);
      const bytes = Buffer.byteLength(json);
      if (bytes <= maxEventBytes) return pool.invoke(arn, json, traceId);
      const message = `Request of ${bytes} bytes must not be larger than ${maxEventBytes} bytes`;
      return { error: { type: "RequestTooLarge", message }, durationMs: 0, log: "" };
    },
    isInspected: (functionArn) => functions.get(functionArnOf(functionArn) ?? "")?.isInspected ?? false,
    prepare: (next) => functions.prepare(next),
    async close() {
      await functions.close();
      process.off("exit", kill);
    },
  };
}
