// Replaces the functions of `console` as Lambda's runtime does. They write lines of text or JSON, and skip levels below the least.
import { format } from "node:util";
import { postedError } from "./posted-error.ts";

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;
type Level = (typeof levels)[number];

/** The properties at the beginning of each line. */
interface Head {
  timestamp: string;
  level: Level;
  requestId: string;
}

let inJson = false;

/** @param requestId returns the request ID of the event under way */
export function patchConsole(requestId: () => string): void {
  const { AWS_LAMBDA_LOG_FORMAT, AWS_LAMBDA_LOG_LEVEL } = process.env;
  inJson = AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === "JSON";
  const lineOf = inJson ? jsonLine : textLine;
  const least = levels.indexOf(AWS_LAMBDA_LOG_LEVEL?.toUpperCase() as Level);
  const write =
    (level: Level) =>
    (message?: unknown, ...rest: unknown[]) => {
      const head = { timestamp: new Date().toISOString(), level, requestId: requestId() };
      process.stdout.write(`${lineOf(head, message, rest).replaceAll("\n", "\r")}\n`);
    };
  const methods = levels.map((level, index) => [
    level.toLowerCase(),
    index < least ? () => {} : write(level),
  ]);
  Object.assign(console, Object.fromEntries(methods));
  console.log = console.info;
}

/** Logs an error that has ended an event, an init phase or the process. */
export function logError(title: string, thrown: unknown): void {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (inJson) console.error(error);
  else console.error(title, `\t${described(error)}`);
}

function textLine({ timestamp, requestId, level }: Head, message: unknown, rest: unknown[]): string {
  return [timestamp, requestId, level, format(message, ...rest)].join("\t");
}

function jsonLine(head: Head, message: unknown, rest: unknown[]): string {
  if (rest.length === 0) {
    try {
      return JSON.stringify({ ...head, message }, (_, value) => withStack(value));
    } catch {
      return JSON.stringify({ ...head, message: format(message) });
    }
  }
  const error = rest.find((each) => each instanceof Error);
  return JSON.stringify({ ...head, message: format(message, ...rest), ...(error && fieldsOf(error)) });
}

function withStack(value: unknown): unknown {
  return value instanceof Error ? Object.assign(fieldsOf(value), value) : value;
}

function fieldsOf(error: Error) {
  const { message, stack = "" } = error;
  return { errorType: error.constructor.name, errorMessage: message, stackTrace: stack.split("\n") };
}

/** Returns an error as JSON. If that fails, it returns the form that the runtime sends to the invoker. */
function described(error: Error): string {
  try {
    return JSON.stringify(error, (_, value) => withProperties(value));
  } catch {
    return JSON.stringify(postedError(error));
  }
}

function withProperties(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack = "", code } = value as NodeJS.ErrnoException;
  return { errorType: name, errorMessage: message, code, ...value, stack: stack.split("\n") };
}
