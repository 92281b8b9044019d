// The operation that lists users, all of them or those that have a value.

import { fields } from "../user/deployed-fields.ts";
import { parseFilter } from "../user/filter.ts";
import { parseLimit } from "../user/page.ts";
import * as users from "../users/users.ts";
import { linked } from "./linked.ts";
import { listPage } from "./list-page.ts";
import type { Operation } from "./operation.ts";

export const listUsers: Operation = async (request) => {
  const limit = parseLimit(request.query("limit"));
  const filter = parseFilter(fields, request);
  if (!filter) return listPage(request);
  const { name, value, order: sort } = filter;
  const cursors = request.query("cursor");
  // Several are none that any list has given.
  const after = cursors.length > 0 ? cursors.join() : undefined;
  const page = await users.find(request, { [name]: value }, { sort, limit, cursor: after });
  const { cursor } = page;
  if (cursor === undefined || !sort) return { status: 200, body: page };
  return linked(page, { [name]: value, sort, limit, cursor });
};
