// The operation that lists all users.

import { parseLastKey, parseLimit } from "../user/page.ts";
import * as users from "../users/users.ts";
import { linked } from "./linked.ts";
import type { Operation } from "./operation.ts";

/** Answers `GET /v1/users`: a page of all users. It knows no filters, unlike `listUsers`. */
export const listPage: Operation = async (request) => {
  const limit = parseLimit(request.query("limit"));
  const page = await users.list(request, limit, parseLastKey(request.query("lastKey")));
  return page.lastKey === undefined
    ? { status: 200, body: page }
    : linked(page, { limit, lastKey: page.lastKey });
};
