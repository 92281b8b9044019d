// updateUser: PUT /v1/users/{userId}

import {
  endpoint,
  fields,
  parseIfMatch,
  parseUserInput,
  updateUser,
  userChanged,
  userIdOf,
  userNotFound,
} from "./index.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  const input = parseUserInput(fields, request.json());
  const stored = await updateUser(request, id, input, ifMatch);
  if (!stored) throw ifMatch ? userChanged() : userNotFound();
  return { status: 200, headers: { ETag: `"${stored.tag}"` }, body: stored.user };
});
