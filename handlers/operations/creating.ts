// Makes the operation that creates a user.

import { etagOf } from "../http/etag.ts";
import { parseIdempotencyKey } from "../http/idempotency-key.ts";
import type { ApiRequest } from "../http/request.ts";
import { ownIdOf, ownPath } from "../user/own-id.ts";
import { parseUser } from "../user/parse.ts";
import { recordExists } from "../user/refusals.ts";
import type { Create } from "../users/create-by.ts";
import type { Operation } from "./operation.ts";

/**
 * Returns the operation that creates a user from the request's body.
 *
 * @param create writes the user, such as `users.create`
 * @example
 * export const handler = endpoint(creating(users.create));
 */
export function creating(create: Create): Operation {
  return async (request) => {
    const key = parseIdempotencyKey(request.header("Idempotency-Key"));
    const own = ownIdOf(request);
    const options = { key, ...(own !== undefined && { id: own }) };
    const created = await create(request, parseUser(request.json()), options);
    if (created.outcome === "exists") throw recordExists();
    const replayed: Record<string, string> =
      created.outcome === "repeated" ? { "Idempotent-Replayed": "true" } : {};
    return {
      status: 201,
      headers: { Location: locationOf(request, created.user.id), ETag: etagOf(created), ...replayed },
      body: created.user,
    };
  };
}

/** Returns a URL relative to that of the request. It is right under any host, domain and stage. */
function locationOf({ route, endsInSlash }: ApiRequest, id: string): string {
  if (route === ownPath) return endsInSlash ? "." : "me";
  return endsInSlash ? id : `users/${id}`;
}
