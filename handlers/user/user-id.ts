// The id of a user: which texts are one, the path parameter `userId`, and the refusals of the operations that take it.

import { HttpError } from "../http/http-error.ts";
import type { Request } from "../http/request.ts";

/** The longest id that is looked up, in code points. DynamoDB's own limit is 2048 bytes. */
export const maxIdLength = 256;

/** Whether a text is an id that may be looked up. */
export function isId(text: string): boolean {
  return text !== "" && [...text].length <= maxIdLength && text.isWellFormed();
}

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
