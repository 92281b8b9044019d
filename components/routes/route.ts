// A row of the routes table: what one operation of the API is.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Callback } from "../bundle/bundle.ts";

/** The HTTP methods that a route can have; an OpenAPI document has no ANY. */
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type Method = (typeof methods)[number];

/** The operations of our own. */
export const operations = ["createUser", "listUsers", "getUser", "updateUser", "deleteUser"] as const;
export type Operation = (typeof operations)[number];

/** An operation of a caller's own, as it is said. */
export interface RouteArgs {
  /** Operation id, camel case: `findUserByEmail`. No other has it. */
  operation: string;
  /** What ends the names of the route's resources; another one replaces them. @default the operation in kebab case */
  slug?: string;
  /** A row a method. */
  method: Method;
  /** Path template, with parameters in braces; a last one `{rest+}` takes all that follows, slashes too. */
  path: string;
  /** Which scope a token needs: that of readers or of writers. */
  access: "read" | "write";
  /** The actions on the users table that the function's role allows, such as `dynamodb:Query`; no others. */
  actions: string[];
  /** The callback the Lambda function is made of: `() => import("./handlers/find-user-by-email.ts")`. */
  handler: Callback;
  /** The file that the callback stands in: `import.meta.url`, or `__filename` in CommonJS. Its import resolves from there. */
  resolveFrom: string;
  /** What the OpenAPI document says of it. @default its path's parameters, and that it answers 200 */
  describe?: RouteDescription;
  /** Further statements of the role's policy, for other resources than the table. @default none */
  statements?: aws.iam.PolicyStatement[];
  /** Further environment variables of the function. @default none */
  environment?: Record<string, pulumi.Input<string>>;
  /** Memory of the function in MB. @default that of all functions */
  memorySize?: pulumi.Input<number>;
  /** Seconds after which Lambda ends a request. @default that of all functions */
  timeout?: pulumi.Input<number>;
}

/** One operation of the API, ours or a caller's. */
export interface Route extends RouteArgs {
  slug: string;
}

/** A JSON Schema, draft 2020-12. It may refer to the document's own: `{ $ref: "#/components/schemas/User" }`. */
export type JsonSchema = Record<string, unknown>;

export interface RouteDescription {
  /** A few words: `Find a user by e-mail`. */
  summary: string;
  /** Markdown. @default none */
  description?: string;
  /** Its parameters; one of the path that is not among them is a string. @default those of the path */
  parameters?: ParameterDescription[];
  /** The JSON that a request carries. @default none */
  body?: JsonSchema;
  /** The answers by status, besides those that any operation may have. @default 200, without a body */
  answers?: Record<number, AnswerDescription>;
}

export interface ParameterDescription {
  name: string;
  in: "path" | "query" | "header";
  /** @default none */
  description?: string;
  /** @default true in the path, false elsewhere */
  required?: boolean;
  /** @default a string */
  schema?: JsonSchema;
}

export interface AnswerDescription {
  description: string;
  /** The JSON of the answer. @default problem details from 400 on, else none */
  body?: JsonSchema;
}

/** The rows of an API: ours, without those that a caller leaves out, and the caller's own. */
export function allRoutes(ours: Route[], own: RouteArgs[] = [], without: Operation[] = []): Route[] {
  const rest = ours.filter(({ operation }) => !without.includes(operation as Operation));
  return [...rest, ...own.map((route) => ({ ...route, slug: route.slug ?? kebabCase(route.operation) }))];
}

/** `find-user-by-email` for `findUserByEmail`. */
function kebabCase(operation: string): string {
  return operation.replace(/(?<!^)(?:[A-Z]+(?![a-z])|[A-Z])/g, "-$&").toLowerCase();
}

/** The parameters of a path template, by their names: `userId`, and `rest` for `{rest+}`. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = ""]) => name);
}
