// The writes of `users` without claims and without checks of values, for APIs without unique fields. They keep the functions small.

import { changeUser } from "../table/change-user.ts";
import { createUser } from "../table/create-user.ts";
import { replaceBy } from "./change-by.ts";
import { createBy } from "./create-by.ts";

export { changeUser as change } from "../table/change-user.ts";
export { deleteUser as delete } from "../table/delete-user.ts";
export const create = /* @__PURE__ */ createBy(createUser);
export const replace = /* @__PURE__ */ replaceBy(changeUser);
