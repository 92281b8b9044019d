// The result of an event.
import type { PostedError } from "./runtime/posted-error.ts";

/** The result of one event: a function's answer or an error, with its logs. */
export interface Invocation {
  /** The function's answer. */
  payload?: unknown;
  error?: {
    /** `Unhandled` means that the function threw, exited, or failed in its init phase. */
    type: "Unhandled" | "Timeout" | "Throttled" | "RequestTooLarge";
    /** A text for people. */
    message: string;
    /** The error object that an invoker of Lambda gets. It is absent if no environment took the event. */
    payload?: PostedError;
  };
  durationMs: number;
  /** The text that the function printed. */
  log: string;
  /** Lambda's REPORT line of the event. It is absent if no environment took the event, or if the function's log level omits it. */
  report?: string;
}
