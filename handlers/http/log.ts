// Writes one log line for each request. The line is also a CloudWatch embedded metric document.

import { metrics, namespace, outcomeOf } from "./metrics.ts";

/** The logged facts of a request: never a body, a user's name or a token. */
export interface RequestLog {
  operation: string;
  status: number;
  /** The time in milliseconds from the event to the answer. */
  duration: number;
  requestId: string;
  /** The request's id in the gateway's access log. */
  gatewayRequestId: string | undefined;
  coldStart: boolean;
  caller: string;
  /** The thrown error, for a 5xx. */
  error?: unknown;
}

/**
 * Writes the line to stdout directly. Lambda's JSON log format wraps lines of `console`, but CloudWatch needs `_aws` at the root.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function logRequest(log: RequestLog): void {
  const { operation, status, duration, requestId, gatewayRequestId, coldStart, caller } = log;
  const now = new Date();
  const line = {
    _aws: { Timestamp: now.getTime(), CloudWatchMetrics: directives },
    level: status >= 500 ? "ERROR" : "INFO",
    timestamp: now.toISOString(),
    operation,
    status,
    duration,
    requestId,
    gatewayRequestId,
    coldStart,
    caller,
    error: "error" in log ? describe(log.error) : undefined,
    FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    Operation: operation,
    Outcome: outcomeOf(status),
    Requests: 1,
    Duration: duration,
    ColdStarts: coldStart ? 1 : 0,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The metrics that CloudWatch takes from a line. */
const directives = Object.entries(metrics).map(([Name, { unit, dimensions }]) => ({
  Namespace: namespace,
  Dimensions: [dimensions],
  Metrics: [{ Name, Unit: unit }],
}));

/** Returns an error with its stack and its causes. It leaves out other properties, as they may contain data of a client. */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: `A ${typeof error} was thrown.` };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    ...(cause === undefined || depth > 4 ? {} : { cause: describe(cause, depth + 1) }),
  };
}
