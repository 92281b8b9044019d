// Why an operation refuses a request that is well-formed.

import { HttpError } from "../http/http-error.ts";

export function userNotFound(): HttpError {
  return new HttpError(404, "There is no user of this id.");
}

/** The 412 of a conditional write. */
export function userChanged(): HttpError {
  return new HttpError(412, "There is no user of this id in a state that `If-Match` names.");
}

/** The 409 of a caller who has a record. */
export function recordExists(): HttpError {
  return new HttpError(409, "Expected a caller without a record of its own, got one who has it already.");
}

/** The 422 of a repeated create that is none. */
export function keyReused(): HttpError {
  return new HttpError(
    422,
    "Expected the input that the `Idempotency-Key` was first used with, got another.",
  );
}
