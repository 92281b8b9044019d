// Writes the answer of a page that has a next page.

import type { Answer } from "../http/endpoint.ts";

/** Returns the answer with a `Link` to the next page. The link is relative, so it is right under any host, domain and stage. */
export function linked(body: object, query: Record<string, string | number | boolean>): Answer {
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return { status: 200, headers: { Link: `<?${parameters.join("&")}>; rel="next"` }, body };
}
