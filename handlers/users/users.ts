// What handlers do to users, those of the component and yours: with entity tags, claims and conditions, whatever the fields are.

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

export const create = /* @__PURE__ */ createBy((write, id, input, ...others) =>
  createClaimedUser(write, id, setBy(checkPatch(replacing(fields, input))), ...others),
);
const write: typeof changeClaimedUser = (invocation, id, patch, ifMatch) =>
  changeClaimedUser(invocation, id, checkPatch(patch), ifMatch);
export const change = /* @__PURE__ */ changeBy(write);
export const replace = /* @__PURE__ */ replaceBy(write);
