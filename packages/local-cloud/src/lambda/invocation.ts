// What comes of an event.

/** The outcome of one event. */
export interface Invocation {
  /** The function's answer. */
  payload?: unknown;
  error?: {
    /** `Unhandled` is whatever goes wrong in the function: it throws, exits, or fails in its init phase. */
    type: "Unhandled" | "Timeout" | "Throttled" | "RequestTooLarge";
    message: string;
  };
  durationMs: number;
  /** What the function printed. */
  log: string;
  /** Lambda's own line of the event, as CloudWatch has it; absent where no environment took it. */
  report?: string;
}

/** What the environment did besides answering. */
export interface ReportArgs {
  requestId: string;
  durationMs: number;
  /** Of the first event of an environment. */
  initMs?: number;
  memorySize: number;
  /** Most resident memory so far, in bytes; unknown when the environment has ended. */
  memoryUsed?: number;
  status?: "error" | "timeout";
}

/** The REPORT line. Since August 2025 the init phase is billed too. */
export function reportLine(args: ReportArgs): string {
  const { requestId, durationMs, initMs, memorySize, memoryUsed, status } = args;
  const fields = [
    `RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs + (initMs ?? 0))} ms`,
    `Memory Size: ${memorySize} MB`,
    ...(memoryUsed === undefined ? [] : [`Max Memory Used: ${Math.ceil(memoryUsed / 2 ** 20)} MB`]),
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(status === undefined ? [] : [`Status: ${status}`]),
  ];
  return `REPORT ${fields.join("\t")}`;
}
