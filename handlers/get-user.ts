// getUser: GET /v1/users/{userId}

import { endpoint, getUser, matches, parseIfNoneMatch, userIdOf, userNotFound } from "./index.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifNoneMatch = parseIfNoneMatch(request.header("If-None-Match"));
  const stored = await getUser(request, id);
  if (!stored) throw userNotFound();
  const headers = { ETag: `"${stored.tag}"` };
  if (ifNoneMatch && matches(ifNoneMatch, stored.tag)) return { status: 304, headers };
  return { status: 200, headers, body: stored.user };
});
