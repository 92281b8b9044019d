// The error by which a handler refuses a request, and what a client is told of it.

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

/** Titles of the statuses that are answered as problem details. */
export const titles = {
  400: "Invalid input",
  404: "Not found",
  412: "Precondition failed",
  413: "Content too large",
  422: "Unprocessable content",
  500: "Internal server error",
  503: "Service unavailable",
} as const;

/** Ends a request with `status`. The message is shown to the client as `detail`; the cause is only logged. */
export class HttpError extends Error {
  readonly status: keyof typeof titles;
  readonly errors: Fault[] | undefined;
  readonly headers: Record<string, string> | undefined;

  constructor(status: keyof typeof titles, detail: string, options: HttpErrorOptions = {}) {
    super(detail, options);
    this.name = "HttpError";
    this.status = status;
    this.errors = options.errors;
    this.headers = options.headers;
  }
}

/** Whatever was thrown: an `HttpError` as it is, all else a 500 that shows nothing of it. */
export function toHttpError(thrown: unknown): HttpError {
  return thrown instanceof HttpError
    ? thrown
    : new HttpError(500, "The request failed for a reason of our own.");
}

/** Problem details as in RFC 9457; `instance` is the request's id. */
export function problemDetails({ status, message: detail, errors }: HttpError, instance: string) {
  return { type: "about:blank", title: titles[status], status, detail, instance, errors };
}
