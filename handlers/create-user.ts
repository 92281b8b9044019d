// createUser: POST /v1/users

import { v4 } from "uuid";
import { endpoint } from "./http/endpoint.ts";
import { idOf, parseIdempotencyKey } from "./http/idempotency-key.ts";
import { createUser } from "./table/users-table.ts";
import { fields } from "./user/deployed-fields.ts";
import { hashOf } from "./user/input-hash.ts";
import { keyReused } from "./user/refusals.ts";
import { parseUserInput } from "./user/user-input.ts";

export const handler = endpoint(async (request) => {
  const key = parseIdempotencyKey(request.header("Idempotency-Key"));
  const input = parseUserInput(fields, request.json());
  const id = key === undefined ? v4() : idOf(request.caller, key);
  const hash = key === undefined ? undefined : hashOf(input);
  const { user, tag, created, inputHash } = await createUser(request, id, input, hash);
  if (!created && key === undefined) throw new Error("A random id belonged to another user already.");
  if (!created && inputHash !== hash) {
    throw keyReused();
  }
  const replayed: Record<string, string> = created ? {} : { "Idempotent-Replayed": "true" };
  const location = request.endsInSlash ? id : `users/${id}`;
  return { status: 201, headers: { Location: location, ETag: `"${tag}"`, ...replayed }, body: user };
});
