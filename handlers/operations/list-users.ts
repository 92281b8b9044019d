// The operation that lists users: all, or those with one value of a unique or indexed field.

import { fields } from "../user/deployed-fields.ts";
import { parseFilter } from "../user/filter.ts";
import { parseLimit } from "../user/page.ts";
import * as users from "../users/users.ts";
import { linked } from "./linked.ts";
import { listPage } from "./list-page.ts";
import type { Operation } from "./operation.ts";

/** Answers `GET /v1/users`: a page of all users, or of the users that the query finds by a unique or indexed field. */
export const listUsers: Operation = async (request) => {
  const limit = parseLimit(request.query("limit"));
  const filter = parseFilter(fields, request);
  if (!filter) return listPage(request);
  const { name, value, order: sort } = filter;
  const cursors = request.query("cursor");
  // Joined, several cursors are an invalid one, which `find` refuses.
  const after = cursors.length > 0 ? cursors.join() : undefined;
  const page = await users.find(request, { [name]: value }, { sort, limit, cursor: after });
  const { cursor } = page;
  if (cursor === undefined || !sort) return { status: 200, body: page };
  return linked(page, { [name]: value, sort, limit, cursor });
};
