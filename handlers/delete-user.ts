// deleteUser: DELETE /v1/users/{userId}

import { endpoint } from "./http/endpoint.ts";
import { parseIfMatch } from "./http/etag.ts";
import { deleteUser } from "./table/users-table.ts";
import { userChanged } from "./user/refusals.ts";
import { userIdOf } from "./user/user-id.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  if (!(await deleteUser(request, id, ifMatch))) throw userChanged();
  return { status: 200 };
});
