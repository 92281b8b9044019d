// The operation that deletes a user.

import { type EntityTags, ifMatch } from "../http/etag.ts";
import type { ApiRequest } from "../http/request.ts";
import { userChanged } from "../user/refusals.ts";
import { userIdOf } from "../user/user-id.ts";
import type { Operation } from "./operation.ts";

/** @param remove answers false when there is no user in a state that `ifMatch` names */
export function deleting(
  remove: (request: ApiRequest, id: string, ifMatch?: EntityTags) => Promise<boolean>,
): Operation {
  return async (request) => {
    if (!(await remove(request, userIdOf(request), ifMatch(request)))) throw userChanged();
    return { status: 200 };
  };
}
