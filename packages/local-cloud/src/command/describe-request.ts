// The line that the local run prints for a request.
import type { RequestLine } from "../gateway/api/api.ts";

/** One line; with the function's output when asked for, or when the request failed. */
export function describeRequest(line: RequestLine, verbose: boolean): string {
  const { method, path, status, durationMs, functionName, log, note } = line;
  const words = [
    method.padEnd(6),
    path,
    status,
    `${Math.round(durationMs)} ms`,
    functionName,
    note && `(${note})`,
  ];
  const shown = log && (verbose || status >= 500) ? `\n${log.replace(/^/gm, "    ")}` : "";
  return words.filter(Boolean).join(" ") + shown;
}
