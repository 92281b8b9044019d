// The operations on the path of one user.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import type { RouteDescription } from "./description.ts";
import { anyType, response, schema } from "./references.ts";
import { rowsOf } from "./route.ts";
import { userActions } from "./user-actions.ts";

const resolveFrom = import.meta.url;

/** Returns `getUser`, `updateUser`, `patchUser` and `deleteUser`. With a unique field, the last three have another handler. */
export function userRoutes(fields: Fields) {
  const hasUnique = Object.values(fields).some(isUnique);
  const taken: RouteDescription["answers"] = hasUnique ? { 409: response("ValueTaken") } : {};
  /** The answers of PUT and PATCH. */
  const changed: RouteDescription["answers"] = {
    200: { description: "The changed user.", headers: { ETag: {} }, body: schema("User") },
    400: response("InvalidUser"),
    404: response("UserNotFound"),
    ...taken,
    412: response("PreconditionFailed"),
    413: response("UserTooLarge"),
  };
  return rowsOf([
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
        description: "Returns the user. It sees every earlier write.",
        parameters: [{ in: "header", name: "If-None-Match" }],
        answers: {
          200: { description: "The user.", headers: { ETag: {} }, body: schema("User") },
          304: { description: "The user is in a state that `If-None-Match` names.", headers: { ETag: {} } },
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
        description: `Replaces all fields: an optional field that is left out is removed. Never creates a user. ${anyType} With \`If-Match\`, exactly one of several updates at once is carried out.`,
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
        description: `The body is a JSON Merge Patch (RFC 7396): a field that is left out stays, and \`null\` removes an optional field. Never creates a user. ${anyType} A body without any field changes nothing. With \`If-Match\`, exactly one of several changes at once is carried out.`,
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
          "Without `If-Match` the answer is 200 also for a user that does not exist, so the request can be repeated.",
        parameters: [{ in: "header", name: "If-Match" }],
        answers: {
          200: { description: "The user does not exist any more. The answer has no body." },
          400: response("InvalidParameter"),
          404: response("UserNotFound"),
          412: response("PreconditionFailed"),
        },
      },
    },
  ]);
}
