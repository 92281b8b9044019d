// The response headers of the OpenAPI document.

import type { ValueDescription } from "../components/routes/description.ts";
import { type Part, ref } from "./part.ts";
import { sampleId, sampleTag } from "./sample-user.ts";

export const headers = {
  ETag: {
    description: "The entity tag of the user's state. It is opaque, and each state has another one.",
    required: true,
    schema: { type: "string", pattern: '^"[^"]+"$' },
    example: sampleTag,
  },
  Location: {
    description: "The URL of the user, relative to the request's URL.",
    required: true,
    schema: { type: "string", format: "uri-reference" },
    example: `users/${sampleId}`,
  },
  Link: {
    description:
      "The URL of the next page, relative to the request's URL (RFC 8288). Missing on the last page.",
    schema: { type: "string", pattern: '^<[^>]+>; rel="next"$' },
    example: `<?limit=10&lastKey=${sampleId}>; rel="next"`,
  },
  "Idempotent-Replayed": {
    description:
      "Present when the `Idempotency-Key` was used before with the same input, and nothing was created.",
    schema: { type: "string", const: "true" },
  },
  "Retry-After": {
    description: "The number of seconds to wait before another try. Only the API sends it, not the gateway.",
    schema: { type: "string", pattern: "^[0-9]+$" },
    example: "1",
  },
  "WWW-Authenticate": {
    description: "The kind of token that is needed, and the error in the token that was sent (HTTP API).",
    schema: { type: "string" },
    example: "Bearer",
  },
} satisfies Record<string, Part>;

/** Returns a header of an answer. A route that gives only a name gets the document's header of that name. */
export function headerOf(name: string, said: ValueDescription = {}): Part {
  if (Object.keys(said).length === 0 && name in headers) return ref("headers", name);
  return { schema: { type: "string" }, ...said };
}
