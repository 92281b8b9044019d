// listUsers: GET /v1/users, where users are found by fields

import {
  endpoint,
  fields,
  findUser,
  formatCursor,
  listByIndex,
  listUsers,
  parseCursor,
  parseFilter,
  parseLastKey,
  parseLimit,
} from "./index.ts";

export const handler = endpoint(async (request) => {
  const limit = parseLimit(request.query("limit"));
  const filter = parseFilter(fields, request);
  if (!filter) {
    const page = await listUsers(request, limit, parseLastKey(request.query("lastKey")));
    return page.lastKey === undefined
      ? { status: 200, body: page }
      : linked(page, { limit, lastKey: page.lastKey });
  }
  const { name, field, value, order } = filter;
  if (!order) {
    const user = await findUser(request, name, field, value);
    return { status: 200, body: { users: user ? [user] : [] } };
  }
  const { users, next } = await listByIndex(
    request,
    filter,
    limit,
    parseCursor(filter, request.query("cursor")),
  );
  if (!next) return { status: 200, body: { users } };
  const cursor = formatCursor(filter, next);
  return linked({ users, cursor }, { [name]: value, sort: order, limit, cursor });
});

/** A page with a relative reference to the next, so that it holds under any host, domain and stage. */
function linked(body: object, query: Record<string, string | number | boolean>) {
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { status: 200, headers: { Link: `<?${parameters.join("&")}>; rel="next"` }, body };
}
