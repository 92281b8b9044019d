// The errors by which an operation refuses a well-formed request.

import { HttpError } from "../http/http-error.ts";

/** Returns the 404 for an id that no user has. */
export function userNotFound(): HttpError {
  return new HttpError(404, "There is no user with this id.");
}

/** Returns the 412 for a write whose `If-Match` does not name the user's current state. */
export function userChanged(): HttpError {
  return new HttpError(412, "The user does not exist, or is not in a state that `If-Match` names.");
}

/** Returns the 409 for a caller who creates a second record of its own. */
export function recordExists(): HttpError {
  return new HttpError(
    409,
    "Expected a caller without a record of its own, got one that has a record already.",
  );
}

/** Returns the 422 for an `Idempotency-Key` that was used with other input. */
export function keyReused(): HttpError {
  return new HttpError(
    422,
    "Expected the same input as in the first request with this `Idempotency-Key`, got another.",
  );
}
