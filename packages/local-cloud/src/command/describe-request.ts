// Writes the line that `local-cloud` prints for a request, for a batch of stream records, and for other output of a function.
import type { BatchLine } from "../event-sources/batch-line.ts";
import type { RequestLine } from "../gateway/api/api.ts";
import type { Left } from "../lambda/worker-process.ts";
import { describeExchange } from "./describe-exchange.ts";

/**
 * Returns the line for a request. Below it come the function's output if the request failed or `verbose` is set, and with
 * `verbose` also the event, the answer and the report.
 */
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
    verbose || status >= 500 ? log : undefined,
    verbose ? report : undefined,
  ];
  return textOf(words, shown);
}

/** Returns the line for a batch of stream records. The function's output comes below it if the batch failed or `verbose` is set. */
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
  // The output of a function ends with its error. A function that did not run has no output, so its error is shown.
  const shown = [verbose || error ? log || error : undefined, verbose ? report : undefined];
  return textOf(words, shown);
}

/** Joins the words of a line that are there, and adds the texts below it that are. */
function textOf(words: unknown[], below: (string | undefined)[]): string {
  return words.filter(Boolean).join(" ") + below.map((text) => (text ? indented(text) : "")).join("");
}

/** Returns the text that a function printed outside of requests, below the function's name. */
export function describeLeft(functionName: string, { text, crashed }: Left): string {
  return `${functionName} ${crashed ? "has ended by itself" : "printed outside of requests"}:${indented(text)}`;
}

/** Indents a function's output. Lambda's runtime writes carriage returns for the line breaks of a log entry. */
function indented(text: string): string {
  return `\n${text.replaceAll("\r", "\n").replace(/^/gm, "    ")}`;
}
