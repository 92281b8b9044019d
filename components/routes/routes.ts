// The routes table: a row an operation. Functions, roles, gateways, CORS, the OpenAPI document and the README derive from it.
import type { Fields } from "../../handlers/user/fields.ts";
import type { RouteDescription } from "./description.ts";
import type { RouteArgs } from "./route.ts";

const resolveFrom = import.meta.url;
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const response = (name: string) => ({ $ref: `#/components/responses/${name}` }) as const;
const anyType = "The body is read as JSON whatever `Content-Type` says.";

/** The rows of our own for users with these fields, on which none of them depends yet. */
export function routesFor(_fields: Fields) {
  return named([
    {
      operation: "createUser",
      method: "POST",
      path: "/v1/users",
      access: "write",
      actions: ["dynamodb:PutItem"],
      handler: () => import("../../handlers/create-user.ts"),
      resolveFrom,
      describe: {
        summary: "Create a user",
        description: `${anyType} With an \`Idempotency-Key\` the request can be repeated safely.`,
        parameters: [{ in: "header", name: "Idempotency-Key" }],
        body: schema("UserInput"),
        answers: {
          201: {
            description: "The user, created or met again.",
            headers: { Location: {}, ETag: {}, "Idempotent-Replayed": {} },
            body: schema("User"),
          },
          400: response("InvalidUser"),
          413: response("UserTooLarge"),
          422: response("KeyReused"),
        },
      },
    },
    {
      operation: "listUsers",
      method: "GET",
      path: "/v1/users",
      access: "read",
      actions: [{ action: "dynamodb:Scan", on: "users" }],
      handler: () => import("../../handlers/list-users.ts"),
      resolveFrom,
      describe: {
        summary: "List users",
        description:
          "A page at a time, in no order that means anything. Follow `lastKey`, or the `Link`, until there is none.",
        parameters: [
          { in: "query", name: "limit" },
          { in: "query", name: "lastKey" },
        ],
        answers: {
          200: { description: "A page of users.", headers: { Link: {} }, body: schema("UserPage") },
          400: response("InvalidParameter"),
        },
      },
    },
    {
      operation: "getUser",
      method: "GET",
      path: "/v1/users/{userId}",
      access: "read",
      actions: ["dynamodb:GetItem"],
      handler: () => import("../../handlers/get-user.ts"),
      resolveFrom,
      describe: {
        summary: "Get a user",
        description: "The user as the last write left it.",
        parameters: [{ in: "header", name: "If-None-Match" }],
        answers: {
          200: { description: "The user.", headers: { ETag: {} }, body: schema("User") },
          304: {
            description: "The user is in a state that `If-None-Match` names.",
            headers: { ETag: {} },
          },
          400: response("InvalidParameter"),
          404: response("UserNotFound"),
        },
      },
    },
    {
      operation: "updateUser",
      method: "PUT",
      path: "/v1/users/{userId}",
      access: "write",
      actions: ["dynamodb:UpdateItem"],
      handler: () => import("../../handlers/update-user.ts"),
      resolveFrom,
      describe: {
        summary: "Change a user",
        description: `Replaces every field: one that is left out goes. Never creates a user. ${anyType} With \`If-Match\`, of several updates at once exactly one is carried out.`,
        parameters: [{ in: "header", name: "If-Match" }],
        body: schema("UserInput"),
        answers: {
          200: { description: "The user as it is now.", headers: { ETag: {} }, body: schema("User") },
          400: response("InvalidUser"),
          404: response("UserNotFound"),
          412: response("PreconditionFailed"),
          413: response("UserTooLarge"),
        },
      },
    },
    {
      operation: "deleteUser",
      method: "DELETE",
      path: "/v1/users/{userId}",
      access: "write",
      actions: ["dynamodb:DeleteItem"],
      handler: () => import("../../handlers/delete-user.ts"),
      resolveFrom,
      describe: {
        summary: "Delete a user",
        description:
          "Without `If-Match`, a user that is not there is deleted too, so that the request can be repeated.",
        parameters: [{ in: "header", name: "If-Match" }],
        answers: {
          200: { description: "The user is not there, now or already. No body." },
          400: response("InvalidParameter"),
          404: response("UserNotFound"),
          412: response("PreconditionFailed"),
        },
      },
    },
  ]);
}

/** The operations of our own. */
export type Operation = ReturnType<typeof routesFor>[number]["operation"];

/** Keeps the operations' names as types. */
function named<Name extends string>(
  rows: (RouteArgs & { operation: Name; describe: RouteDescription })[],
): typeof rows {
  return rows;
}
