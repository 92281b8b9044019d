// The id of a user: which texts are one, and the path parameter `userId`.

import type { ApiRequest } from "../http/request.ts";
import { ownIdOf } from "./own-id.ts";
import { userNotFound } from "./refusals.ts";

/** The longest id that is looked up, in code points. DynamoDB's own limit is 2048 bytes. */
export const maxIdLength = 256;

/** Whether a text is an id that may be looked up. */
export function isId(text: string): boolean {
  // No text has more code points than code units.
  const short = text.length <= maxIdLength || [...text].length <= maxIdLength;
  return text !== "" && short && text.isWellFormed();
}

/**
 * The id in the path, or that of the caller's own record. Throws a 404 for one that no user of the API can have, a 403 for a caller whom no
 * record can belong to.
 */
export function userIdOf(request: ApiRequest): string {
  const own = ownIdOf(request);
  if (own !== undefined) return own;
  const id = request.pathParameter("userId");
  if (!isId(id)) throw userNotFound();
  return id;
}
