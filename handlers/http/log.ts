// One log line a request, which is an embedded metric document too.

import { metrics, namespace, outcomeOf } from "./metrics.ts";

/** What is logged of a request: never a body, a name or a token. */
export interface RequestLog {
  operation: string;
  status: number;
  /** Milliseconds from the event to the answer. */
  duration: number;
  requestId: string;
  /** The id under which the gateway's access log has the request. */
  gatewayRequestId: string | undefined;
  coldStart: boolean;
  caller: string;
  /** Of a 5xx: what was thrown. */
  error?: unknown;
}

/**
 * Writes the line. It goes to stdout past `console`, which Lambda's JSON log format would wrap, so that `_aws` stands at the root
 * as CloudWatch wants it.
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

/** An error with its stack and the chain of its causes; other fields may hold what a client sent, and stay out. */
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
