// Response headers of the OpenAPI document.

import type { ValueDescription } from "../components/routes/description.ts";
import { type Part, ref } from "./part.ts";
import { sampleId, sampleTag } from "./sample-user.ts";

export const headers = {
  ETag: {
    description: "The entity tag of the user's state: opaque, and never the same for another state.",
    required: true,
    schema: { type: "string", pattern: '^"[^"]+"$' },
    example: sampleTag,
  },
  Location: {
    description: "Where the user is, relative to the request's URL.",
    required: true,
    schema: { type: "string", format: "uri-reference" },
    example: `users/${sampleId}`,
  },
  Link: {
    description: "The next page, relative to the request's URL, while more users may follow (RFC 8288).",
    schema: { type: "string", pattern: '^<[^>]+>; rel="next"$' },
    example: `<?limit=10&lastKey=${sampleId}>; rel="next"`,
  },
  "Idempotent-Replayed": {
    description:
      "There when the `Idempotency-Key` was used before with the same input, and nothing was created.",
    schema: { type: "string", const: "true" },
  },
  "Retry-After": {
    description: "Seconds to wait before another try. In the API's own answers, not in the gateway's.",
    schema: { type: "string", pattern: "^[0-9]+$" },
    example: "1",
  },
  "WWW-Authenticate": {
    description: "What kind of token is wanted, and what is wrong with the one that came (HTTP API).",
    schema: { type: "string" },
    example: "Bearer",
  },
} satisfies Record<string, Part>;

/** A header of an answer; where a route says no more than its name, the document's own of that name. */
export function headerOf(name: string, said: ValueDescription = {}): Part {
  if (Object.keys(said).length === 0 && name in headers) return ref("headers", name);
  return { schema: { type: "string" }, ...said };
}
