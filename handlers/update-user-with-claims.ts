// updateUser: PUT /v1/users/{userId}, where fields are unique

import {
  changeClaimedUser,
  endpoint,
  fields,
  parseIfMatch,
  parseUserInput,
  userChanged,
  userIdOf,
  userNotFound,
} from "./index.ts";

export const handler = endpoint(async (request) => {
  const id = userIdOf(request);
  const ifMatch = parseIfMatch(request.header("If-Match"));
  const input = parseUserInput(fields, request.json());
  const remove = Object.keys(fields).filter((name) => !Object.hasOwn(input, name));
  const stored = await changeClaimedUser(request, id, { set: input, remove }, ifMatch);
  if (!stored) throw ifMatch ? userChanged() : userNotFound();
  return { status: 200, headers: { ETag: `"${stored.tag}"` }, body: stored.user };
});
