// deleteUser: DELETE /v1/users/{userId}, where fields are unique

import { deleteClaimedUser, endpoint, parseIfMatch, userChanged, userIdOf } from "./index.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  if (!(await deleteClaimedUser(request, id, ifMatch))) throw userChanged();
  return { status: 200 };
});
