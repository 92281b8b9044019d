// When a request is given up: in time for an answer before the function's own timeout.

import type { Context } from "aws-lambda";

/** Milliseconds kept of the function's time for the answer and its log line. */
const answerTime = 500;

/** Aborts `signal` when an invocation's time is up, unless it is cleared before. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(context: Pick<Context, "getRemainingTimeInMillis">) {
    const controller = new AbortController();
    this.signal = controller.signal;
    const milliseconds = context.getRemainingTimeInMillis() - answerTime;
    // A timeout of 0 would let a request out first.
    if (milliseconds <= 0) controller.abort();
    else this.#timer = setTimeout(() => controller.abort(timeout()), milliseconds).unref();
  }

  /** For a request that is answered. `AbortSignal.timeout` would keep the timer of each until its time has come. */
  clear(): void {
    clearTimeout(this.#timer);
  }
}

function timeout(): DOMException {
  return new DOMException("The operation was aborted due to timeout", "TimeoutError");
}
