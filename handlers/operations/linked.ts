// The answer with a page that another follows.

import type { Answer } from "../http/endpoint.ts";

/** A page with a relative reference to the next, so that it holds under any host, domain and stage. */
export function linked(body: object, query: Record<string, string | number | boolean>): Answer {
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { status: 200, headers: { Link: `<?${parameters.join("&")}>; rel="next"` }, body };
}
