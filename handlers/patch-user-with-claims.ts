// patchUser: PATCH /v1/users/{userId}, where fields are unique

import {
  changeClaimedUser,
  endpoint,
  fields,
  parseIfMatch,
  parseUserPatch,
  userChanged,
  userIdOf,
  userNotFound,
} from "./index.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  const patch = parseUserPatch(fields, request.json());
  const stored = await changeClaimedUser(request, id, patch, ifMatch);
  if (!stored) throw ifMatch ? userChanged() : userNotFound();
  return { status: 200, headers: { ETag: `"${stored.tag}"` }, body: stored.user };
});
