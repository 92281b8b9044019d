// The error by which a handler refuses a request, and the problem details that a client gets.

import { isTemporary } from "./temporary.ts";

// An `import` of node:http in an ES module also loads what `fetch` needs: 0.04 s of CPU time for each program that imports the component.
const { STATUS_CODES } = process.getBuiltinModule("node:http");

/** A fault of the request's body. */
export interface Fault {
  /** The place of the fault as a JSON pointer, such as `/email`. */
  pointer: string;
  /** A sentence about the expected value and the one that came. */
  detail: string;
}

/** The options of an HttpError. */
export interface HttpErrorOptions {
  /** The error behind this one. It is only logged. */
  cause?: unknown;
  /** The faults of the request's body. The client gets them in `errors`. */
  errors?: Fault[];
  /** Headers of the response, such as `Retry-After`. */
  headers?: Record<string, string>;
}

/**
 * An error that ends a request with a status. The client gets the message as `detail`.
 *
 * @example
 * throw new HttpError(403, "Expected a token with the group `admins`, got one without.");
 */
export class HttpError extends Error {
  readonly status: number;
  readonly errors: Fault[] | undefined;
  readonly headers: Record<string, string> | undefined;

  /** @throws Error when `status` is no integer from 400 to 599 */
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

/** Returns an HttpError as it is, a 503 for a temporary failure, and a 500 without details for any other error. */
export function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) return thrown;
  return isTemporary(thrown)
    ? unavailable()
    : new HttpError(500, "The request failed because of an error in the API.");
}

/** Returns the 503 for a service that is busy, fails, or does not answer in time. */
export function unavailable(): HttpError {
  const detail = "A service behind the API is busy or cannot be reached. Try again.";
  return new HttpError(503, detail, { headers: { "Retry-After": "1" } });
}

/** Returns the problem details (RFC 9457) of an error. `instance` is the request's id. */
export function problemDetails({ status, message: detail, errors }: HttpError, instance: string) {
  return { type: "about:blank", title: titleOf(status), status, detail, instance, errors };
}

/** Titles that differ from Node's. */
const titles: Record<number, string> = {
  400: "Invalid input",
  413: "Content too large",
  422: "Unprocessable content",
};

/** Returns the name of a status in sentence case: `Not found`, `URI too long`. */
function titleOf(status: number): string {
  const name = STATUS_CODES[status] ?? "Error";
  return titles[status] ?? name.replace(/ [A-Z](?=[a-z])/g, (start) => start.toLowerCase());
}
