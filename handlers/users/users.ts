// The object `users`: functions that read and write users, for the component's handlers and yours. They keep entity tags and unique values right.

import { changeClaimedUser } from "../table/claims/change-user.ts";
import { createClaimedUser } from "../table/claims/create-user.ts";
import { fields } from "../user/deployed-fields.ts";
import { replacing, setBy } from "../user/user-patch.ts";
import { changeBy, replaceBy } from "./change-by.ts";
import { checkPatch } from "./check-patch.ts";
import { createBy } from "./create-by.ts";

export { deleteClaimedUser as delete } from "../table/claims/delete-user.ts";
export { getUser as get, listUsers as list } from "../table/users-table.ts";
export { find } from "./find.ts";

/**
 * Creates a user from `input`, which `parseUser` reads. It never changes an existing user.
 *
 * @throws HttpError 409 when other users have a value that is unique; 422 when `key` was used with other input
 * @example
 * const { user, tag } = await users.create(request, parseUser(request.json()));
 */
export const create = /* @__PURE__ */ createBy((write, id, input, ...others) =>
  createClaimedUser(write, id, setBy(checkPatch(replacing(fields, input))), ...others),
);
const write: typeof changeClaimedUser = (invocation, id, patch, ifMatch) =>
  changeClaimedUser(invocation, id, checkPatch(patch), ifMatch);
/**
 * Changes some fields of a user. The patch is an object, or a function that makes one from the current user. The result of the
 * function is written only on the state that it saw. When another write came first, the function is called again with the newer user,
 * until the request's time is up.
 *
 * The SDK repeats a write whose answer was lost. The repeat changes nothing when nobody else has written since. After another write the
 * patch is applied again; with `ifMatch` the result is `undefined` instead.
 *
 * @returns the changed user; `undefined` when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 409 when other users have a value that is unique
 * @example
 * const changed = await users.change(request, id, ({ visits = 0 }) => ({ visits: Number(visits) + 1 }));
 */
export const change = /* @__PURE__ */ changeBy(write);
/**
 * Replaces all fields of a user. A field that `input` lacks is removed. A lost answer is handled as in `change`.
 *
 * @returns the replaced user; `undefined` when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 409 when other users have a value that is unique
 * @example
 * const replaced = await users.replace(request, id, parseUser(request.json()), ifMatch(request));
 */
export const replace = /* @__PURE__ */ replaceBy(write);
