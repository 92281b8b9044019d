// The operations that change a user: by all its fields, or by some.

import { type EntityTags, etagOf, ifMatch } from "../http/etag.ts";
import type { ApiRequest } from "../http/request.ts";
import type { TaggedUser } from "../table/stored-user.ts";
import { userChanged, userNotFound } from "../user/refusals.ts";
import { userIdOf } from "../user/user-id.ts";
import type { Operation } from "./operation.ts";

/** @param parse reads the body, @param change writes what it says */
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
