// The error by which a handler refuses a request; http.ts turns it into problem details.

/** A fault of the body: where it is (a JSON pointer) and what was expected and came. */
export interface Fault {
  pointer: string;
  detail: string;
}

export interface HttpErrorOptions extends ErrorOptions {
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
