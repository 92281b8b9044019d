// The routes table: one row an operation. Functions, roles, gateways, the OpenAPI document and the README derive from it.
import type { Route } from "./routes/route.ts";

const resolveFrom = import.meta.url;

export const routes: Route[] = [
  {
    operation: "createUser",
    slug: "create-user",
    method: "POST",
    path: "/v1/users",
    access: "write",
    actions: ["dynamodb:PutItem"],
    handler: () => import("../handlers/create-user.ts"),
    resolveFrom,
  },
  {
    operation: "listUsers",
    slug: "list-users",
    method: "GET",
    path: "/v1/users",
    access: "read",
    actions: ["dynamodb:Scan"],
    handler: () => import("../handlers/list-users.ts"),
    resolveFrom,
  },
  {
    operation: "getUser",
    slug: "get-user",
    method: "GET",
    path: "/v1/users/{userId}",
    access: "read",
    actions: ["dynamodb:GetItem"],
    handler: () => import("../handlers/get-user.ts"),
    resolveFrom,
  },
  {
    operation: "updateUser",
    slug: "update-user",
    method: "PUT",
    path: "/v1/users/{userId}",
    access: "write",
    actions: ["dynamodb:UpdateItem"],
    handler: () => import("../handlers/update-user.ts"),
    resolveFrom,
  },
  {
    operation: "deleteUser",
    slug: "delete-user",
    method: "DELETE",
    path: "/v1/users/{userId}",
    access: "write",
    actions: ["dynamodb:DeleteItem"],
    handler: () => import("../handlers/delete-user.ts"),
    resolveFrom,
  },
];
