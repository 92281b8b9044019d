// The metrics in each request's log line. The dashboard takes their names from here.

/** The CloudWatch namespace of the handlers' metrics. */
export const namespace = "UserApi";

/** The dimensions that identify one operation of one stack: function names differ from stack to stack. */
const operation = ["FunctionName", "Operation"] as const;

/** The unit and the dimensions of each metric. */
export const metrics = {
  /** The number of requests by outcome: `success`, `client-error` or `server-error`. */
  Requests: { unit: "Count", dimensions: [...operation, "Outcome"] },
  /** The time from the event to the answer, as the handler measures it. */
  Duration: { unit: "Milliseconds", dimensions: operation },
  /** 1 for the first request of an execution environment, else 0; the sum counts cold starts. */
  ColdStarts: { unit: "Count", dimensions: operation },
} as const;

export type Outcome = "success" | "client-error" | "server-error";

/** Returns the outcome of a status. */
export function outcomeOf(status: number): Outcome {
  if (status >= 500) return "server-error";
  return status >= 400 ? "client-error" : "success";
}
