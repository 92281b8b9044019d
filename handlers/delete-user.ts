// deleteUser: DELETE /v1/users/{userId}

import { parseIfMatch } from "./etag.ts";
import { endpoint } from "./http.ts";
import { userChanged, userIdOf } from "./user-id.ts";
import { deleteUser } from "./users-table.ts";

export const handler = endpoint("deleteUser", async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  if (!(await deleteUser(request, id, ifMatch))) throw userChanged();
  return { status: 200 };
});
