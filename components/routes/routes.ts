// The routes table: a row an operation. Functions, roles, gateways, CORS, the OpenAPI document and the README derive from it.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import type { RouteDescription } from "./description.ts";
import { lookupParameters, queriesOf } from "./lookups.ts";
import { withOwnPaths } from "./own-paths.ts";
import type { RouteArgs } from "./route.ts";
import { lookUp, userActions } from "./user-actions.ts";

const resolveFrom = import.meta.url;
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const response = (name: string) => ({ $ref: `#/components/responses/${name}` }) as const;
const anyType = "The body is read as JSON whatever `Content-Type` says.";

/** The rows of our own for users with these fields, with `self` also for callers' own records. Unique ones take other handlers, and the claims table. */
export function routesFor(fields: Fields, self = false) {
  const hasUnique = Object.values(fields).some(isUnique);
  const queries = queriesOf(fields);
  const filters = lookupParameters(fields);
  const taken: RouteDescription["answers"] = hasUnique ? { 409: response("ValueTaken") } : {};
  /** The answers of PUT and PATCH. */
  const changed: RouteDescription["answers"] = {
    200: { description: "The user as it is now.", headers: { ETag: {} }, body: schema("User") },
    400: response("InvalidUser"),
    404: response("UserNotFound"),
    ...taken,
    412: response("PreconditionFailed"),
    413: response("UserTooLarge"),
  };
  const rows = named([
    {
      operation: "createUser",
      method: "POST",
      path: "/v1/users",
      access: "write",
      actions: userActions.create,
      handler: hasUnique
        ? () => import("../../handlers/create-user-with-claims.ts")
        : () => import("../../handlers/create-user.ts"),
      resolveFrom,
      describe: {
        summary: "Create a user",
        description: `${anyType} With an \`Idempotency-Key\` the request can be repeated safely.`,
        parameters: [{ in: "header", name: "Idempotency-Key" }],
        body: schema("UserInput"),
        bodyTypes: ["application/json", "*/*"],
        answers: {
          201: {
            description: "The user, created or met again.",
            headers: { Location: {}, ETag: {}, "Idempotent-Replayed": {} },
            body: schema("User"),
          },
          400: response("InvalidUser"),
          ...taken,
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
      actions: [...userActions.list, ...lookUp, ...queries],
      handler:
        filters.length > 0
          ? () => import("../../handlers/find-users.ts")
          : () => import("../../handlers/list-users.ts"),
      resolveFrom,
      describe: {
        summary: "List users",
        description: [
          "A page at a time, in no order that means anything. Follow `lastKey`, or the `Link`, until there is none.",
          ...(hasUnique ? ["By a unique field it is the user as the last write left it."] : []),
          ...(queries.length > 0
            ? ["By an indexed field, follow `cursor`; such a list may miss what was written a moment ago."]
            : []),
        ].join(" "),
        parameters: [{ in: "query", name: "limit" }, { in: "query", name: "lastKey" }, ...filters],
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
      actions: userActions.get,
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
      actions: userActions.replace,
      handler: hasUnique
        ? () => import("../../handlers/update-user-with-claims.ts")
        : () => import("../../handlers/update-user.ts"),
      resolveFrom,
      describe: {
        summary: "Change a user",
        description: `Replaces every field: one that is left out goes. Never creates a user. ${anyType} With \`If-Match\`, of several updates at once exactly one is carried out.`,
        parameters: [{ in: "header", name: "If-Match" }],
        body: schema("UserInput"),
        bodyTypes: ["application/json", "*/*"],
        answers: changed,
      },
    },
    {
      operation: "patchUser",
      method: "PATCH",
      path: "/v1/users/{userId}",
      access: "write",
      actions: userActions.change,
      handler: hasUnique
        ? () => import("../../handlers/patch-user-with-claims.ts")
        : () => import("../../handlers/patch-user.ts"),
      resolveFrom,
      describe: {
        summary: "Change some fields of a user",
        description: `A JSON Merge Patch (RFC 7396): what is left out stays, and \`null\` takes an optional field away. Never creates a user. ${anyType} A body without any field changes nothing. With \`If-Match\`, of several changes at once exactly one is carried out.`,
        parameters: [{ in: "header", name: "If-Match" }],
        body: schema("UserPatch"),
        bodyTypes: ["application/merge-patch+json", "*/*"],
        answers: changed,
      },
    },
    {
      operation: "deleteUser",
      method: "DELETE",
      path: "/v1/users/{userId}",
      access: "write",
      actions: userActions.delete,
      handler: hasUnique
        ? () => import("../../handlers/delete-user-with-claims.ts")
        : () => import("../../handlers/delete-user.ts"),
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
  return self ? withOwnPaths(rows) : rows;
}

/** The operations of our own. */
export type Operation = ReturnType<typeof routesFor>[number]["operation"];

/** Keeps the operations' names as types. */
function named<Name extends string>(
  rows: (RouteArgs & { operation: Name; describe: RouteDescription })[],
): typeof rows {
  return rows;
}
