// Why an operation refuses a request that is well-formed.

import { HttpError } from "../http/http-error.ts";

export function userNotFound(): HttpError {
  return new HttpError(404, "There is no user of this id.");
}

/** The 412 of a conditional write. */
export function userChanged(): HttpError {
  return new HttpError(412, "There is no user of this id in a state that `If-Match` names.");
}

/** The 422 of a repeated create that is none. */
export function keyReused(): HttpError {
  return new HttpError(
    422,
    "Expected the input that the `Idempotency-Key` was first used with, got another.",
  );
}

/** The 503 of a table that is throttled, fails, or does not answer in time. */
export function tableUnavailable(cause?: unknown): HttpError {
  const detail = "The users table is busy or cannot be reached. Try again.";
  return new HttpError(503, detail, { headers: { "Retry-After": "1" }, cause });
}
