// Writes the line that Lambda logs at the end of each event.
import type { ResourceOf } from "../resources/resource.ts";

/** The figures of one event. */
export interface Report {
  requestId: string;
  durationMs: number;
  /** The duration of the init phase, only for the first event of an environment. */
  initMs?: number;
  memorySize: number;
  /** The highest resident memory so far, in bytes. It is unknown if the environment has ended. */
  memoryUsed?: number;
  status?: "error" | "timeout";
}

/** The logging settings of a function. */
export type Logging = NonNullable<ResourceOf<"aws:lambda/function:Function">["outputs"]["loggingConfig"]>;

/** Returns the line in the function's log format, or `undefined` if its system log level leaves the line out. */
export function reportOf(report: Report, logging?: Logging): string | undefined {
  if (logging?.logFormat !== "JSON") return reportLine(report);
  const isLogged = logging.systemLogLevel !== "WARN" || report.status !== undefined;
  return isLogged ? reportRecord(report, new Date()) : undefined;
}

/** Returns the billed milliseconds. Since August 2025 they include the init phase. */
function billed({ durationMs, initMs = 0 }: Report): number {
  return Math.ceil(durationMs + initMs);
}

function megabytes(memoryUsed: number): number {
  return Math.ceil(memoryUsed / 2 ** 20);
}

/** Returns the REPORT line of a function that logs text. */
export function reportLine(report: Report): string {
  const { requestId, durationMs, initMs, memorySize, memoryUsed, status } = report;
  const fields = [
    `RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billed(report)} ms`,
    `Memory Size: ${memorySize} MB`,
    ...(memoryUsed === undefined ? [] : [`Max Memory Used: ${megabytes(memoryUsed)} MB`]),
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(status === undefined ? [] : [`Status: ${status}`]),
  ];
  return `REPORT ${fields.join("\t")}`;
}

/** Returns the `platform.report` record of a function that logs JSON. */
export function reportRecord(report: Report, now: Date): string {
  const { requestId, durationMs, initMs, memorySize, memoryUsed, status = "success" } = report;
  const metrics = {
    durationMs: rounded(durationMs),
    billedDurationMs: billed(report),
    memorySizeMB: memorySize,
    ...(memoryUsed !== undefined && { maxMemoryUsedMB: megabytes(memoryUsed) }),
    ...(initMs !== undefined && { initDurationMs: rounded(initMs) }),
  };
  return JSON.stringify({
    time: now.toISOString(),
    type: "platform.report",
    record: { requestId, metrics, status },
  });
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
