// The line that the local run prints for a request, and for a batch of a stream's records.
import type { BatchLine } from "../event-sources/batch-line.ts";
import type { RequestLine } from "../gateway/api/api.ts";
import type { Left } from "../lambda/worker-process.ts";
import { describeExchange } from "./describe-exchange.ts";

/** One line; with the function's output when it is asked for or the request failed, and when asked for, event, answer and report. */
export function describeRequest(line: RequestLine, verbose: boolean): string {
  const { method, path, status, durationMs, functionName, log, report, note, exchange } = line;
  const words = [
    method.padEnd(6),
    path,
    status,
    `${Math.round(durationMs)} ms`,
    functionName,
    note && `(${note})`,
  ];
  const shown = [
    verbose && exchange ? describeExchange(exchange) : undefined,
    log && (verbose || status >= 500) ? log : undefined,
    verbose ? report : undefined,
  ];
  const below = shown.filter((text) => text !== undefined).map(indented);
  return words.filter(Boolean).join(" ") + below.join("");
}

/** The same for a batch of a stream's records. */
export function describeBatch(line: BatchLine, verbose: boolean): string {
  const { tableName, records, durationMs, functionName, error, note, log, report } = line;
  const words = [
    "STREAM",
    tableName,
    `${records} ${records === 1 ? "record" : "records"}`,
    error && "failed",
    `${Math.round(durationMs)} ms`,
    functionName,
    note && `(${note})`,
  ];
  // What a function printed has its error at the end; one that was not run has printed nothing.
  const shown = [verbose || error ? log || error : undefined, verbose ? report : undefined];
  return words.filter(Boolean).join(" ") + shown.filter(isText).map(indented).join("");
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

/** The same for what a function printed outside of requests. */
export function describeLeft(functionName: string, { text, crashed }: Left): string {
  return `${functionName} ${crashed ? "has ended by itself" : "printed outside of requests"}:${indented(text)}`;
}

/** Lambda's runtime writes what it logs on one line, with carriage returns where the text has line breaks. */
function indented(text: string): string {
  return `\n${text.replaceAll("\r", "\n").replace(/^/gm, "    ")}`;
}
