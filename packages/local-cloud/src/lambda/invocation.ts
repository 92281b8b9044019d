// What comes of an event.
import type { PostedError } from "./runtime/posted-error.ts";

/** The outcome of one event. */
export interface Invocation {
  /** The function's answer. */
  payload?: unknown;
  error?: {
    /** `Unhandled` is whatever goes wrong in the function: it throws, exits, or fails in its init phase. */
    type: "Unhandled" | "Timeout" | "Throttled" | "RequestTooLarge";
    /** For people to read. */
    message: string;
    /** What an invoker of Lambda gets; absent where no environment took the event. */
    payload?: PostedError;
  };
  durationMs: number;
  /** What the function printed. */
  log: string;
  /** Lambda's own line of the event, as CloudWatch has it; absent where no environment took it, and below the function's level. */
  report?: string;
}
