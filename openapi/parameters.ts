// Parameters and response headers of the OpenAPI document.

import { maxIdLength } from "../handlers/user/user-id.ts";
import { etag, user } from "./examples.ts";
import type { Part } from "./schemas.ts";

const entityTags = { type: "string", minLength: 1 };

export const parameters: Record<string, Part> = {
  UserId: {
    name: "userId",
    in: "path",
    required: true,
    description: "The id of a user. A longer one than any user has is not found.",
    schema: { type: "string", minLength: 1, maxLength: maxIdLength },
    example: user.id,
  },
  Limit: {
    name: "limit",
    in: "query",
    description: "How many users a page has at most.",
    schema: { type: "integer", minimum: 1, maximum: 100, default: 10 },
  },
  LastKey: {
    name: "lastKey",
    in: "query",
    description: "`lastKey` of the page before: the id of its last user.",
    schema: { type: "string", minLength: 1, maxLength: maxIdLength },
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Any text of the client's own, new for each user to create. Sent again with the same input it creates nothing, and " +
      "answers 201 with the user as it is now. Once that user is deleted, the key creates anew.",
    // Visible ASCII without the comma, by which gateways join a repeated header.
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x2B\\x2D-\\x7E]+$" },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description:
      "Entity tags, or `*` for any: the request is carried out if the user is there in a state that one of them names, and " +
      "else refused with 412. Compared strongly.",
    schema: entityTags,
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description:
      "Entity tags, or `*` for any: 304 without a body if one of them names the user's state. Compared weakly.",
    schema: entityTags,
  },
};

export const headers: Record<string, Part> = {
  ETag: {
    description: "The entity tag of the user's state: opaque, and never the same for another state.",
    required: true,
    schema: { type: "string", pattern: '^"[^"]+"$' },
    example: etag,
  },
  Location: {
    description: "Where the user is, relative to the request's URL.",
    required: true,
    schema: { type: "string", format: "uri-reference" },
    example: `users/${user.id}`,
  },
  Link: {
    description: "The next page, relative to the request's URL, while more users may follow (RFC 8288).",
    schema: { type: "string", pattern: '^<[^>]+>; rel="next"$' },
    example: `<?limit=10&lastKey=${user.id}>; rel="next"`,
  },
  IdempotentReplayed: {
    description:
      "There when the `Idempotency-Key` was used before with the same input, and nothing was created.",
    schema: { type: "string", const: "true" },
  },
  RetryAfter: {
    description: "Seconds to wait before another try. In the API's own answers, not in the gateway's.",
    schema: { type: "string", pattern: "^[0-9]+$" },
    example: "1",
  },
  WWWAuthenticate: {
    description: "What kind of token is wanted, and what is wrong with the one that came (HTTP API).",
    schema: { type: "string" },
    example: "Bearer",
  },
};
