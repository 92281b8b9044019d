// listUsers: GET /v1/users?limit=1..100&lastKey=<id>

import { endpoint } from "./http/endpoint.ts";
import { HttpError } from "./http/http-error.ts";
import type { Request } from "./http/request.ts";
import { listUsers } from "./table/users-table.ts";
import { isId, maxIdLength } from "./user/user-id.ts";

const defaultLimit = 10;

export const handler = endpoint("listUsers", async (request) => {
  const limit = limitOf(request);
  const page = await listUsers(request, limit, lastKeyOf(request));
  if (page.lastKey === undefined) return { status: 200, body: page };
  // A relative reference, so that it holds under any host, domain and stage.
  const next = `<?limit=${limit}&lastKey=${encodeURIComponent(page.lastKey)}>; rel="next"`;
  return { status: 200, headers: { Link: next }, body: page };
});

function limitOf(request: Request): number {
  const values = request.query("limit");
  const [value = String(defaultLimit)] = values;
  if (values.length <= 1 && /^(?:[1-9]\d?|100)$/.test(value)) return Number(value);
  const got = values.length > 1 ? `${values.length} of them` : JSON.stringify(value.slice(0, 20));
  throw new HttpError(400, `Expected one \`limit\`, an integer from 1 to 100, got ${got}.`);
}

function lastKeyOf(request: Request): string | undefined {
  const values = request.query("lastKey");
  const [value] = values;
  if (values.length <= 1 && (value === undefined || isId(value))) return value;
  const got = values.length > 1 ? `${values.length} of them` : `one of ${[...(value ?? "")].length}`;
  throw new HttpError(400, `Expected one \`lastKey\`, an id of 1 to ${maxIdLength} characters, got ${got}.`);
}
