// Reads the path parameter `userId`, and checks that a text can be a user's id.

import type { ApiRequest } from "../http/request.ts";
import { ownIdOf } from "./own-id.ts";
import { userNotFound } from "./refusals.ts";

/** The longest accepted id, in code points. DynamoDB's limit is 2048 bytes. */
export const maxIdLength = 256;

/** Tells whether a text can be a user's id. */
export function isId(text: string): boolean {
  // A text never has more code points than code units, so most texts need no count.
  const short = text.length <= maxIdLength || [...text].length <= maxIdLength;
  return text !== "" && short && text.isWellFormed();
}

/**
 * Returns the id in the path. On `/v1/users/me` it returns the id of the caller's own record.
 *
 * @throws HttpError 404 for an id that no user can have; 403 on `/v1/users/me` for a token without `iss` or `sub`
 * @example
 * const found = await users.get(request, userIdOf(request));
 */
export function userIdOf(request: ApiRequest): string {
  const own = ownIdOf(request);
  if (own !== undefined) return own;
  const id = request.pathParameter("userId");
  if (!isId(id)) throw userNotFound();
  return id;
}
