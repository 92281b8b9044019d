// What the OpenAPI document says of each operation besides its method and path, which the routes table has.

import type { Operation as OperationId } from "../components/routes/route.ts";
import { headerRefs, type headers } from "./headers.ts";
import type { ParameterName } from "./parameters.ts";
import type { Part } from "./part.ts";
import type { ResponseName } from "./responses.ts";
import { type SchemaName, schemaRef } from "./schemas.ts";

export interface Operation {
  summary: string;
  description: string;
  parameters: ParameterName[];
  hasBody?: boolean;
  /** Answers by status: those of its own, and the names of shared ones. */
  answers: Record<number, Part | ResponseName>;
}

/** An answer with a body of that schema, or none. */
function answer(description: string, schema?: SchemaName, ...names: (keyof typeof headers)[]): Part {
  return {
    description,
    ...(names.length > 0 && { headers: headerRefs(...names) }),
    ...(schema && { content: { "application/json": { schema: schemaRef(schema) } } }),
  };
}

const anyType = "The body is read as JSON whatever `Content-Type` says.";

export const operations = {
  createUser: {
    summary: "Create a user",
    description: `${anyType} With an \`Idempotency-Key\` the request can be repeated safely.`,
    parameters: ["IdempotencyKey"],
    hasBody: true,
    answers: {
      201: answer("The user, created or met again.", "User", "Location", "ETag", "Idempotent-Replayed"),
      400: "InvalidUser",
      413: "UserTooLarge",
      422: "KeyReused",
    },
  },
  listUsers: {
    summary: "List users",
    description:
      "A page at a time, in no order that means anything. Follow `lastKey`, or the `Link`, until there is none.",
    parameters: ["Limit", "LastKey"],
    answers: { 200: answer("A page of users.", "UserPage", "Link"), 400: "InvalidParameter" },
  },
  getUser: {
    summary: "Get a user",
    description: "The user as the last write left it.",
    parameters: ["IfNoneMatch"],
    answers: {
      200: answer("The user.", "User", "ETag"),
      304: answer("The user is in a state that `If-None-Match` names.", undefined, "ETag"),
      400: "InvalidParameter",
      404: "UserNotFound",
    },
  },
  updateUser: {
    summary: "Change a user",
    description: `Replaces every field: one that is left out goes. Never creates a user. ${anyType} With \`If-Match\`, of several updates at once exactly one is carried out.`,
    parameters: ["IfMatch"],
    hasBody: true,
    answers: {
      200: answer("The user as it is now.", "User", "ETag"),
      400: "InvalidUser",
      404: "UserNotFound",
      412: "PreconditionFailed",
      413: "UserTooLarge",
    },
  },
  deleteUser: {
    summary: "Delete a user",
    description:
      "Without `If-Match`, a user that is not there is deleted too, so that the request can be repeated.",
    parameters: ["IfMatch"],
    answers: {
      200: answer("The user is not there, now or already. No body."),
      400: "InvalidParameter",
      404: "UserNotFound",
      412: "PreconditionFailed",
    },
  },
} satisfies Record<OperationId, Operation>;
