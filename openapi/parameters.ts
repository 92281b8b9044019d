// The parameters of the OpenAPI document.

import type { ParameterDescription } from "../components/routes/description.ts";
import { keyPattern } from "../handlers/http/idempotency-key.ts";
import { defaultLimit, maxLimit } from "../handlers/user/page.ts";
import { maxIdLength } from "../handlers/user/user-id.ts";
import { type Part, ref } from "./part.ts";
import { sampleId } from "./sample-user.ts";

const space = "[\\x09\\x20]*";
const tag = '(?:W/)?"[^\\x00-\\x20\\x22\\x7f]*"';
/** The form of `*` or a list of entity tags, also with empty elements: RFC 9110, sections 5.6.1 and 8.8.3. */
const entityTags = {
  type: "string",
  pattern: `^${space}(?:\\*|(?:,${space})*${tag}(?:${space},(?:${space}${tag})?)*)${space}$`,
};

export const parameters = {
  UserId: {
    name: "userId",
    in: "path",
    required: true,
    description: "The id of a user. A longer id is answered with 404.",
    schema: { type: "string", minLength: 1, maxLength: maxIdLength },
    example: sampleId,
  },
  Limit: {
    name: "limit",
    in: "query",
    description: "The largest number of users in a page.",
    schema: { type: "integer", minimum: 1, maximum: maxLimit, default: defaultLimit },
  },
  LastKey: {
    name: "lastKey",
    in: "query",
    description: "The `lastKey` of the page before, which is the id of its last user.",
    schema: { type: "string", minLength: 1, maxLength: maxIdLength },
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "A text that the client chooses, a new one for each user to create. A repeated request with the same key and input creates nothing, and " +
      "is answered with 201 and the current user. After that user was deleted, the key creates a new one.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: keyPattern },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description:
      "Entity tags, or `*` for any. The request is carried out if one of them names the user's state, else it is refused with 412. " +
      "Tags are compared strongly.",
    schema: entityTags,
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description:
      "Entity tags, or `*` for any. If one of them names the user's state, the answer is 304 without a body. Tags are compared weakly.",
    schema: entityTags,
  },
} satisfies Record<string, Part>;

/** Returns a reference to the document's path parameter of a name; `undefined` when there is none. */
export function pathParameter(name: string): Part | undefined {
  return known({ name, in: "path" });
}

/** Returns a parameter of an operation. A route that gives only name and place gets the document's parameter. */
export function parameterOf(parameter: ParameterDescription): Part {
  const isNamedOnly = Object.keys(parameter).length === 2;
  return (
    (isNamedOnly && known(parameter)) || { ...parameter, schema: parameter.schema ?? { type: "string" } }
  );
}

function known(parameter: ParameterDescription): Part | undefined {
  const found = Object.entries(parameters).find(
    ([, each]) => each.in === parameter.in && each.name === parameter.name,
  );
  return found && ref("parameters", found[0]);
}
