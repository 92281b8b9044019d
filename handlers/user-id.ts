// The path parameter `userId`, and the refusals of the operations that take it.

import { HttpError } from "./http-error.ts";
import { isId, type Request } from "./request.ts";

/** The id in the path. Throws a 404 for one that no user of the API can have. */
export function userIdOf(request: Request): string {
  const id = request.path("userId");
  if (!isId(id)) throw userNotFound();
  return id;
}

export function userNotFound(): HttpError {
  return new HttpError(404, "There is no user of this id.");
}

/** The 412 of a conditional write. */
export function userChanged(): HttpError {
  return new HttpError(412, "There is no user of this id in a state that `If-Match` names.");
}
