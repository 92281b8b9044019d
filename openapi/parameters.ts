// Parameters of the OpenAPI document.

import type { ParameterDescription } from "../components/routes/description.ts";
import { keyPattern } from "../handlers/http/idempotency-key.ts";
import { defaultLimit, maxLimit } from "../handlers/user/page.ts";
import { maxIdLength } from "../handlers/user/user-id.ts";
import { type Part, ref } from "./part.ts";
import { sampleId } from "./sample-user.ts";

const space = "[\\x09\\x20]*";
const tag = '(?:W/)?"[^\\x00-\\x20\\x22\\x7f]*"';
/** `*`, or a list of tags with or without empty elements: RFC 9110, sections 5.6.1 and 8.8.3. */
const entityTags = {
  type: "string",
  pattern: `^${space}(?:\\*|(?:,${space})*${tag}(?:${space},(?:${space}${tag})?)*)${space}$`,
};

export const parameters = {
  UserId: {
    name: "userId",
    in: "path",
    required: true,
    description: "The id of a user. A longer one than any user has is not found.",
    schema: { type: "string", minLength: 1, maxLength: maxIdLength },
    example: sampleId,
  },
  Limit: {
    name: "limit",
    in: "query",
    description: "How many users a page has at most.",
    schema: { type: "integer", minimum: 1, maximum: maxLimit, default: defaultLimit },
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
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: keyPattern },
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
} satisfies Record<string, Part>;

/** The parameter that stands in a path under a name: a reference to it. */
export function pathParameter(name: string): Part | undefined {
  return known({ name, in: "path" });
}

/** A parameter of an operation; where a route says no more than its name and place, the document's own. */
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
