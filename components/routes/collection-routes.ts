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
            description: "The user, which this request or an earlier one with the same key created.",
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
          "Returns a page of users in no particular order. Follow `lastKey` or the `Link` until there is none.",
          ...(hasUnique ? ["A list by a unique field sees every earlier write."] : []),
          ...(queries.length > 0
            ? ["In a list by an indexed field, follow `cursor`. It may miss the newest writes."]
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
