// Lambda's own line of an event.
import type { ResourceOf } from "../resources/resource.ts";

/** What the environment did besides answering. */
export interface Report {
  requestId: string;
  durationMs: number;
  /** Of the first event of an environment. */
  initMs?: number;
  memorySize: number;
  /** Most resident memory so far, in bytes; unknown when the environment has ended. */
  memoryUsed?: number;
  status?: "error" | "timeout";
}

/** How a function logs. */
export type Logging = NonNullable<ResourceOf<"aws:lambda/function:Function">["outputs"]["loggingConfig"]>;

/** The line in the function's format; `undefined` where its level for such lines leaves it out. */
export function reportOf(report: Report, logging?: Logging): string | undefined {
  if (logging?.logFormat !== "JSON") return reportLine(report);
  const isLogged = logging.systemLogLevel !== "WARN" || report.status !== undefined;
  return isLogged ? reportRecord(report, new Date()) : undefined;
}

/** Since August 2025 the init phase is billed too. */
function billed({ durationMs, initMs = 0 }: Report): number {
  return Math.ceil(durationMs + initMs);
}

function megabytes(memoryUsed: number): number {
  return Math.ceil(memoryUsed / 2 ** 20);
}

/** The REPORT line of a function that logs text. */
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

/** The same as JSON. */
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
