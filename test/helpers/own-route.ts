// A route of a caller's program and the index that it reads, for tests of routes.
import type { RouteArgs, UserApiArgs } from "../../components/user-api.ts";

export const findUserByEmail: RouteArgs = {
  operation: "findUserByEmail",
  method: "GET",
  path: "/v1/users-by-email/{email}",
  access: "read",
  actions: ["dynamodb:Query"],
  handler: () => import("../fixtures/programs/handlers/traced.ts"),
  resolveFrom: import.meta.url,
};

/** The transform that adds an index of e-mail addresses to the table. */
export const emailIndex: NonNullable<UserApiArgs["transform"]> = {
  table: {
    attributes: [
      { name: "id", type: "S" },
      { name: "email", type: "S" },
    ],
    globalSecondaryIndexes: [
      {
        name: "email",
        keySchemas: [{ attributeName: "email", keyType: "HASH" }],
        projectionType: "ALL",
      },
    ],
  },
};
