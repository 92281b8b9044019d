// The built-in operations as functions from a request to its answer. Your own handler can call one and add to it.

import { parsePatch, parseUser } from "../user/parse.ts";
import * as users from "../users/users.ts";
import { changing } from "./changing.ts";
import { creating } from "./creating.ts";
import { deleting } from "./deleting.ts";

export { getUser } from "./get-user.ts";
export { listUsers } from "./list-users.ts";
/**
 * Answers `POST /v1/users`: creates a user.
 *
 * @example
 * export const handler = endpoint(async (request) => {
 *   const answer = await createUser(request);
 *   await sendWelcomeMail(answer.body);
 *   return answer;
 * });
 */
export const createUser = /* @__PURE__ */ creating(users.create);
/** Answers `PUT /v1/users/{userId}`: replaces all fields of a user. */
export const updateUser = /* @__PURE__ */ changing(parseUser, users.replace);
/** Answers `PATCH /v1/users/{userId}`: changes some fields of a user. */
export const patchUser = /* @__PURE__ */ changing(parsePatch, users.change);
/** Answers `DELETE /v1/users/{userId}`: deletes a user. */
export const deleteUser = /* @__PURE__ */ deleting(users.delete);
