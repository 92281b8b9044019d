// The operation that returns a user.

import { etagOf, matches, parseIfNoneMatch } from "../http/etag.ts";
import { userNotFound } from "../user/refusals.ts";
import { userIdOf } from "../user/user-id.ts";
import * as users from "../users/users.ts";
import type { Operation } from "./operation.ts";

/** Answers `GET /v1/users/{userId}`: returns a user, or 304 when `If-None-Match` names its state. */
export const getUser: Operation = async (request) => {
  const id = userIdOf(request);
  const ifNoneMatch = parseIfNoneMatch(request.header("If-None-Match"));
  const stored = await users.get(request, id);
  if (!stored) throw userNotFound();
  const headers = { ETag: etagOf(stored) };
  if (ifNoneMatch && matches(ifNoneMatch, stored.tag)) return { status: 304, headers };
  return { status: 200, headers, body: stored.user };
};
