// listUsers: GET /v1/users?limit=1..100&lastKey=<id>

import { endpoint, listUsers, parseLastKey, parseLimit } from "./index.ts";

export const handler = endpoint(async (request) => {
  const limit = parseLimit(request.query("limit"));
  const page = await listUsers(request, limit, parseLastKey(request.query("lastKey")));
  if (page.lastKey === undefined) return { status: 200, body: page };
  // A relative reference, so that it holds under any host, domain and stage.
  const next = `<?limit=${limit}&lastKey=${encodeURIComponent(page.lastKey)}>; rel="next"`;
  return { status: 200, headers: { Link: next }, body: page };
});
