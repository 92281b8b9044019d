// The operation that creates a user.

import { etagOf } from "../http/etag.ts";
import { parseIdempotencyKey } from "../http/idempotency-key.ts";
import { parseUser } from "../user/parse.ts";
import type { Create } from "../users/create-by.ts";
import type { Operation } from "./operation.ts";

export function creating(create: Create): Operation {
  return async (request) => {
    const key = parseIdempotencyKey(request.header("Idempotency-Key"));
    const created = await create(request, parseUser(request.json()), { key });
    const { id } = created.user;
    const location = request.endsInSlash ? id : `users/${id}`;
    const replayed: Record<string, string> =
      created.outcome === "repeated" ? { "Idempotent-Replayed": "true" } : {};
    return {
      status: 201,
      headers: { Location: location, ETag: etagOf(created), ...replayed },
      body: created.user,
    };
  };
}
