// The error by which a handler refuses a request, and what a client is told of it.

import { STATUS_CODES } from "node:http";
import { isTemporary } from "./temporary.ts";

/** A fault of the body: where it is (a JSON pointer) and what was expected and came. */
export interface Fault {
  pointer: string;
  detail: string;
}

export interface HttpErrorOptions {
  /** What made the request fail, for the log alone. */
  cause?: unknown;
  /** Every fault of the body. */
  errors?: Fault[];
  headers?: Record<string, string>;
}

/** Ends a request with `status`. The message is shown to the client as `detail`; the cause is only logged. */
export class HttpError extends Error {
  readonly status: number;
  readonly errors: Fault[] | undefined;
  readonly headers: Record<string, string> | undefined;

  /** @throws Error when `status` is not one of a refusal or failure: an integer from 400 to 599 */
  constructor(status: number, detail: string, options: HttpErrorOptions = {}) {
    super(detail, options);
    this.name = "HttpError";
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new Error(`Expected an HttpError with a \`status\` from 400 to 599, got ${status}.`);
    }
    this.status = status;
    this.errors = options.errors;
    this.headers = options.headers;
  }
}

/** Whatever was thrown: an `HttpError` as it is, a temporary failure as a 503, all else as a 500 that shows nothing of it. */
export function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) return thrown;
  return isTemporary(thrown)
    ? unavailable()
    : new HttpError(500, "The request failed for a reason of our own.");
}

/** The 503 of a table, or another service, that is throttled, fails, or does not answer in time. */
export function unavailable(): HttpError {
  const detail = "A service behind the API is busy or cannot be reached. Try again.";
  return new HttpError(503, detail, { headers: { "Retry-After": "1" } });
}

/** Problem details as in RFC 9457; `instance` is the request's id. */
export function problemDetails({ status, message: detail, errors }: HttpError, instance: string) {
  return { type: "about:blank", title: titleOf(status), status, detail, instance, errors };
}

/** Titles in other words than Node's. */
const titles: Record<number, string> = {
  400: "Invalid input",
  413: "Content too large",
  422: "Unprocessable content",
};

/** What a status is called, as in a sentence: `Not found`, `URI too long`. */
function titleOf(status: number): string {
  const name = STATUS_CODES[status] ?? "Error";
  return titles[status] ?? name.replace(/ [A-Z](?=[a-z])/g, (start) => start.toLowerCase());
}
