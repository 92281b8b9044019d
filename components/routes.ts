// The routes table: one row an operation. Functions, roles, gateways, the OpenAPI document and the README derive from it.

/** One operation of the API. */
export interface Route {
  /** Operation id, camel case: `createUser`. */
  operation: string;
  /** The same in kebab case; it ends the names of the route's resources. */
  slug: string;
  /** HTTP method, upper case. */
  method: string;
  /** Path template, with parameters in braces. */
  path: string;
  /** Which scope a token needs: that of readers or of writers. */
  access: "read" | "write";
  /** The actions on the users table that the function's role allows; no others. */
  actions: string[];
  /** The callback the Lambda function is made of. Its import resolves from this file. */
  handler: () => Promise<HandlerModule>;
}

/** What a handler's module exports. */
export interface HandlerModule {
  // biome-ignore lint/suspicious/noExplicitAny: event and context are the handler's business, as with aws.lambda.Callback
  handler: (event: any, context: any) => Promise<unknown>;
}

/** Where the imports of the rows' callbacks resolve from. */
export const routesUrl = import.meta.url;

export const routes: Route[] = [
  {
    operation: "createUser",
    slug: "create-user",
    method: "POST",
    path: "/v1/users",
    access: "write",
    actions: ["dynamodb:PutItem"],
    handler: () => import("../handlers/create-user.ts"),
  },
  {
    operation: "listUsers",
    slug: "list-users",
    method: "GET",
    path: "/v1/users",
    access: "read",
    actions: ["dynamodb:Scan"],
    handler: () => import("../handlers/list-users.ts"),
  },
  {
    operation: "getUser",
    slug: "get-user",
    method: "GET",
    path: "/v1/users/{userId}",
    access: "read",
    actions: ["dynamodb:GetItem"],
    handler: () => import("../handlers/get-user.ts"),
  },
  {
    operation: "updateUser",
    slug: "update-user",
    method: "PUT",
    path: "/v1/users/{userId}",
    access: "write",
    actions: ["dynamodb:UpdateItem"],
    handler: () => import("../handlers/update-user.ts"),
  },
  {
    operation: "deleteUser",
    slug: "delete-user",
    method: "DELETE",
    path: "/v1/users/{userId}",
    access: "write",
    actions: ["dynamodb:DeleteItem"],
    handler: () => import("../handlers/delete-user.ts"),
  },
];
