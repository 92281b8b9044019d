// Aborts a request shortly before the function's timeout, so that an answer can still be sent.

import type { Context } from "aws-lambda";

/** The time in milliseconds that is reserved for the answer and its log line. */
const answerTime = 500;

/** Aborts `signal` when the time of an invocation is up, unless `clear` was called before. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(context: Pick<Context, "getRemainingTimeInMillis">) {
    const controller = new AbortController();
    this.signal = controller.signal;
    const milliseconds = context.getRemainingTimeInMillis() - answerTime;
    // A timer of 0 ms would let a request to a service start first.
    if (milliseconds <= 0) controller.abort();
    else this.#timer = setTimeout(() => controller.abort(timeout()), milliseconds).unref();
  }

  /** Stops the timer of an answered request. `AbortSignal.timeout` has no such way: each timer would run to its end. */
  clear(): void {
    clearTimeout(this.#timer);
  }
}

function timeout(): DOMException {
  return new DOMException("The operation was aborted due to timeout", "TimeoutError");
}
