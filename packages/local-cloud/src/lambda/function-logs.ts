// What the functions of a run have printed.
import { functionNameOf } from "../resources/arn.ts";
import type { LambdaService } from "./lambda.ts";

/** What a function printed during one event, or outside of events. */
export interface FunctionLog {
  functionName: string;
  /** Lines as CloudWatch has them. */
  text: string;
}

/** A run of days must not fill the memory. */
const maxLogs = 1000;

export interface FunctionLogs {
  /** The last 1,000, the oldest first. */
  logs: readonly FunctionLog[];
  add(log: FunctionLog): void;
  /** The same service, whose events are noted before they are answered. */
  noted<T extends LambdaService>(lambda: T): T;
}

export function createFunctionLogs(): FunctionLogs {
  const logs: FunctionLog[] = [];
  function add(log: FunctionLog): void {
    logs.push(log);
    if (logs.length > maxLogs) logs.shift();
  }
  return {
    ...{ logs, add },
    noted: (lambda) => ({
      ...lambda,
      async invoke(functionArn, ...rest) {
        const invocation = await lambda.invoke(functionArn, ...rest);
        const { log: text } = invocation;
        if (text) add({ functionName: functionNameOf(functionArn) ?? functionArn, text });
        return invocation;
      },
    }),
  };
}
