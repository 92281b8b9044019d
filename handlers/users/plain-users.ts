// The writes of `users` for values that are checked already, where no field is unique: nothing of claims gets into a function with them.

import { changeUser } from "../table/change-user.ts";
import { createUser } from "../table/create-user.ts";
import { replaceBy } from "./change-by.ts";
import { createBy } from "./create-by.ts";

export { changeUser as change } from "../table/change-user.ts";
export { deleteUser as delete } from "../table/delete-user.ts";
export const create = /* @__PURE__ */ createBy(createUser);
export const replace = /* @__PURE__ */ replaceBy(changeUser);
