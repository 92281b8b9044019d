// updateUser: PUT /v1/users/{userId}

import { parseIfMatch } from "./etag.ts";
import { endpoint } from "./http.ts";
import { parseUserInput } from "./user.ts";
import { userChanged, userIdOf, userNotFound } from "./user-id.ts";
import { updateUser } from "./users-table.ts";

export const handler = endpoint("updateUser", async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  const input = parseUserInput(request.json());
  const stored = await updateUser(request, id, input, ifMatch);
  if (!stored) throw ifMatch ? userChanged() : userNotFound();
  return { status: 200, headers: { ETag: `"${stored.tag}"` }, body: stored.user };
});
