// The arguments of this API: users have an e-mail address, and a route finds them by it.
import type { UserApiArgs } from "@user-api/pulumi";

export const users = {
  fields: {
    firstName: { example: "Ada" },
    lastName: { example: "Lovelace" },
    email: { format: "email", maxLength: 254, example: "ada@example.org" },
  },
  routes: [
    {
      operation: "findUsersByEmail",
      method: "GET",
      path: "/v1/users-by-email/{email}",
      access: "read",
      actions: ["dynamodb:Query"],
      handler: () => import("./handlers/find-users-by-email.ts"),
      resolveFrom: import.meta.url,
      describe: {
        summary: "Find users by e-mail",
        parameters: [{ name: "email", in: "path", schema: { type: "string", format: "email" } }],
        answers: {
          200: {
            description: "The users who have the address, as the index knows them.",
            body: {
              type: "object",
              properties: { users: { type: "array", items: { $ref: "#/components/schemas/User" } } },
              required: ["users"],
            },
          },
        },
      },
    },
  ],
  transform: {
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
  },
} satisfies UserApiArgs;
