// The operations on the path of all users.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import type { RouteDescription } from "./description.ts";
import { lookupParameters, queriesOf } from "./lookups.ts";
import { anyType, response, schema } from "./references.ts";
import { rowsOf } from "./route.ts";
import { lookUp, userActions } from "./user-actions.ts";

const resolveFrom = import.meta.url;

/** Returns `createUser` and `listUsers`. A unique or indexed field gives them another handler, more actions and more parameters. */
export function collectionRoutes(fields: Fields) {
  const hasUnique = Object.values(fields).some(isUnique);
  const taken: RouteDescription["answers"] = hasUnique ? { 409: response("ValueTaken") } : {};
  const queries = queriesOf(fields);
  const filters = lookupParameters(fields);
  return rowsOf([
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
  ]);
}
