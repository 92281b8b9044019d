// createUser: POST /v1/users, where fields are unique

import { v4 } from "uuid";
import {
  createClaimedUser,
  endpoint,
  fields,
  hashOf,
  idOf,
  keyReused,
  parseIdempotencyKey,
  parseUserInput,
} from "./index.ts";

export const handler = endpoint(async (request) => {
  const key = parseIdempotencyKey(request.header("Idempotency-Key"));
  const input = parseUserInput(fields, request.json());
  const id = key === undefined ? v4() : idOf(request.caller, key);
  const hash = key === undefined ? undefined : hashOf(input);
  const { user, tag, created, inputHash } = await createClaimedUser(request, id, input, hash);
  if (!created && key === undefined) throw new Error("A random id belonged to another user already.");
  if (!created && inputHash !== hash) throw keyReused();
  const replayed: Record<string, string> = created ? {} : { "Idempotent-Replayed": "true" };
  const location = request.endsInSlash ? id : `users/${id}`;
  return { status: 201, headers: { Location: location, ETag: `"${tag}"`, ...replayed }, body: user };
});
