// Makes the operation that deletes a user.

import { type EntityTags, ifMatch } from "../http/etag.ts";
import type { ApiRequest } from "../http/request.ts";
import { userChanged } from "../user/refusals.ts";
import { userIdOf } from "../user/user-id.ts";
import type { Operation } from "./operation.ts";

/**
 * Returns the operation that deletes a user. It honours `If-Match`.
 *
 * @param remove deletes the user, such as `users.delete`. It returns false when no user is in a state that `ifMatch` names
 * @example
 * export const handler = endpoint(deleting(users.delete));
 */
export function deleting(
  remove: (request: ApiRequest, id: string, ifMatch?: EntityTags) => Promise<boolean>,
): Operation {
  return async (request) => {
    if (!(await remove(request, userIdOf(request), ifMatch(request)))) throw userChanged();
    return { status: 200 };
  };
}
