// updateUser: PUT /v1/users/{userId}

import { endpoint } from "./http/endpoint.ts";
import { parseIfMatch } from "./http/etag.ts";
import { updateUser } from "./table/users-table.ts";
import { fields } from "./user/deployed-fields.ts";
import { userChanged, userNotFound } from "./user/refusals.ts";
import { userIdOf } from "./user/user-id.ts";
import { parseUserInput } from "./user/user-input.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  const input = parseUserInput(fields, request.json());
  const stored = await updateUser(request, id, input, ifMatch);
  if (!stored) throw ifMatch ? userChanged() : userNotFound();
  return { status: 200, headers: { ETag: `"${stored.tag}"` }, body: stored.user };
});
