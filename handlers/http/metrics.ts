// The metrics that each request's log line carries; dashboards and alarms read their names here.

/** CloudWatch namespace of the handlers' metrics. */
export const namespace = "UserApi";

/** Dimensions that name one operation of one stack: function names differ from stack to stack. */
const operation = ["FunctionName", "Operation"] as const;

/** Unit and dimension set of each metric. */
export const metrics = {
  /** One a request, by outcome: `success`, `client-error` or `server-error`. */
  Requests: { unit: "Count", dimensions: [...operation, "Outcome"] },
  /** From the event to the answer, as the handler sees it. */
  Duration: { unit: "Milliseconds", dimensions: operation },
  /** 1 for the first request of an execution environment, else 0; the sum counts cold starts. */
  ColdStarts: { unit: "Count", dimensions: operation },
} as const;

export type Outcome = "success" | "client-error" | "server-error";

/** The outcome that a status stands for. */
export function outcomeOf(status: number): Outcome {
  if (status >= 500) return "server-error";
  return status >= 400 ? "client-error" : "success";
}
