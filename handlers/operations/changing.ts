// Makes the operations that change a user: all its fields or some of them.

import { type EntityTags, etagOf, ifMatch } from "../http/etag.ts";
import type { ApiRequest } from "../http/request.ts";
import type { TaggedUser } from "../table/stored-user.ts";
import { userChanged, userNotFound } from "../user/refusals.ts";
import { userIdOf } from "../user/user-id.ts";
import type { Operation } from "./operation.ts";

/**
 * Returns an operation that changes a user. It honours `If-Match` and answers with the changed user.
 *
 * @param parse reads the body: `parseUser` for all fields, `parsePatch` for some
 * @param change writes the result of `parse`: `users.replace` or `users.change`
 * @example
 * export const handler = endpoint(changing(parsePatch, users.change));
 */
export function changing<Body>(
  parse: (json: unknown) => Body,
  change: (
    request: ApiRequest,
    id: string,
    body: Body,
    ifMatch?: EntityTags,
  ) => Promise<TaggedUser | undefined>,
): Operation {
  return async (request) => {
    const id = userIdOf(request);
    const tags = ifMatch(request);
    const changed = await change(request, id, parse(request.json()), tags);
    if (!changed) throw tags ? userChanged() : userNotFound();
    return { status: 200, headers: { ETag: etagOf(changed) }, body: changed.user };
  };
}
