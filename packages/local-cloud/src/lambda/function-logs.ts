// Keeps the texts that the functions of a run have printed.
import { functionNameOf } from "../resources/arn.ts";
import type { LambdaService } from "./lambda.ts";

/** The text that a function printed during one event, or outside of events. */
export interface FunctionLog {
  functionName: string;
  /** The lines, in the form of CloudWatch. */
  text: string;
}

/** The most texts that are kept, so that a run of many days does not fill the memory. */
const maxLogs = 1000;

export interface FunctionLogs {
  /** The last 1,000 texts, the oldest first. */
  logs: readonly FunctionLog[];
  add(log: FunctionLog): void;
  /** Returns a Lambda service that adds the text of each event before it returns the answer. */
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
