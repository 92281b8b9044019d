// Lambda on this machine: runs each registered function in worker processes, and starts more of them when all are busy.
import { atExit } from "../process/at-exit.ts";
import { functionArnOf } from "../resources/arn.ts";
import type { Served } from "../resources/effects.ts";
import { Functions, type FunctionsOptions, type Replacement } from "./functions.ts";
import type { Invocation } from "./invocation.ts";

/** The properties of a function that have an effect in the local run. */
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
   * @param functionArn the function's ARN, with or without a qualifier, or its `invokeArn`; an unknown ARN rejects
   * @param traceId the trace ID of the request, `Root=…;Parent=…;Sampled=…`; by default one is made up
   */
  invoke(functionArn: string, event: unknown, traceId?: string): Promise<Invocation>;
  /** Tells whether a debugger may pause the function. Its caller must then wait without a timeout. */
  isInspected?(functionArn: string): boolean;
  /** Waits until the events under way have ended, then ends all workers. */
  close(): Promise<void>;
}

/** A Lambda service whose functions can be replaced while it runs. */
export interface Lambda extends LambdaService {
  /** Starts the functions that a program registers now. Events go to the old ones until the result is applied. */
  prepare(options: FunctionsOptions): Promise<Replacement>;
}

/** Lambda's limit for the size of an event, in bytes. */
const maxEventBytes = 6_291_556;

/** Creates the service with the functions among the registered resources. */
export function createLambda(options: FunctionsOptions): Lambda {
  const functions = new Functions(options);
  // Workers do not get the terminal's signals. Without this, a busy worker would go on after a run that exits at once.
  const forget = atExit(() => functions.kill());
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
      forget();
    },
  };
}
