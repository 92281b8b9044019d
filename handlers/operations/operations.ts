// The operations of the API, each from a request to its answer: to put a handler of your own around one.

import { parsePatch, parseUser } from "../user/parse.ts";
import * as users from "../users/users.ts";
import { changing } from "./changing.ts";
import { creating } from "./creating.ts";
import { deleting } from "./deleting.ts";

export { getUser } from "./get-user.ts";
export { listUsers } from "./list-users.ts";
export const createUser = /* @__PURE__ */ creating(users.create);
export const updateUser = /* @__PURE__ */ changing(parseUser, users.replace);
export const patchUser = /* @__PURE__ */ changing(parsePatch, users.change);
export const deleteUser = /* @__PURE__ */ deleting(users.delete);
