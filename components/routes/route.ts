// The types of a route: one operation of the API, built-in or the caller's.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BundleArgs } from "../bundle/archive/bundle-args.ts";
import type { Callback } from "../bundle/bundle.ts";
import type { RouteDescription } from "./description.ts";

/** The HTTP methods that a route can have. ANY is not among them, as an OpenAPI document cannot describe it. */
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type Method = (typeof methods)[number];

/**
 * A route: one operation of the API, with its own Lambda function and execution role.
 *
 * @example
 * {
 *   operation: "findUserByEmail",
 *   method: "GET",
 *   path: "/v1/users-by-email/{email}",
 *   access: "read",
 *   actions: userActions.find,
 *   handler: () => import("./handlers/find-user-by-email.ts"),
 *   resolveFrom: import.meta.url,
 * }
 */
export interface RouteArgs {
  /** The unique name of the operation in camel case: `findUserByEmail`. */
  operation: string;
  /** The end of the names of the route's resources. A change replaces them. @default the operation in kebab case */
  slug?: string;
  /** The HTTP method. Each further method needs another route. */
  method: Method;
  /** The path, with parameters in braces: `/v1/users/{userId}`. A last parameter `{rest+}` also matches slashes. */
  path: string;
  /** Other paths that the same function serves. @default none */
  otherPaths?: string[];
  /** The scope that a token needs: `read` is `jwtReadScope`, `write` is `jwtWriteScope`. */
  access: "read" | "write";
  /** The actions on the tables that the function's role allows, such as `dynamodb:Query`. `userActions` has those for `users`. */
  actions: (string | Action)[];
  /** The callback from which the Lambda function is made: `() => import("./handlers/find-user-by-email.ts")`. */
  handler: Callback;
  /** The file that contains the callback: `import.meta.url`, or `__filename` in CommonJS. The callback's import resolves from there. */
  resolveFrom: string;
  /** The description for the OpenAPI document. @default the path parameters and an answer 200 */
  describe?: RouteDescription;
  /** More statements for the role's policy, for other resources than the tables. @default none */
  statements?: aws.iam.PolicyStatement[];
  /** More environment variables of the function. @default none */
  environment?: Record<string, pulumi.Input<string>>;
  /** The memory of the function in MB. @default `memorySize` of the API */
  memorySize?: pulumi.Input<number>;
  /** The time limit of the function in seconds. @default `timeout` of the API */
  timeout?: pulumi.Input<number>;
  /** More packages and files for the function's archive, besides those of all functions. @default none */
  bundle?: BundleArgs;
}

/**
 * A place where an action is allowed: the users table, one of its indexes, all its indexes (`users/index/*`), or the claims table. The claims
 * table exists when some field is unique. Without indexes, `users/index/*` allows nothing.
 */
export type Place = "users" | `users/index/${string}` | "claims";

/**
 * An action with the places where it is allowed. A plain string has the default places.
 *
 * @example { action: "dynamodb:Query", on: "users/index/plan-createdAt" }
 */
export interface Action {
  /** The action's name in IAM, such as `dynamodb:Query`. */
  action: string;
  /** The places where it is allowed. @default the users table; for a query or a scan its indexes too */
  on?: Place | Place[];
  /** Whether the role gets the action: never with false, and with `"unique"` only if some field is unique. @default true */
  when?: boolean | "unique";
}

/** A built-in operation. With `own` it also serves the caller's own record. */
export interface Row extends RouteArgs {
  own?: { path: string; operation: string; slug: string; describe: RouteDescription };
}

/** Returns the operations unchanged. Through it TypeScript knows their names. */
export function rowsOf<Name extends string>(
  rows: (RouteArgs & { operation: Name; describe: RouteDescription })[],
): typeof rows {
  return rows;
}

/** A route with its defaults filled in. */
export interface Route extends Row {
  slug: string;
  otherPaths: string[];
  actions: { action: string; on: Place[] }[];
}

/** Tells whether a route's function has an action on a table or its indexes. */
export function uses({ actions }: Route, table: "users" | "claims"): boolean {
  return actions.some(({ on }) => on.some((place) => place.startsWith(table)));
}

/** Returns the names of the parameters in a path: `userId` for `{userId}`, `rest` for `{rest+}`. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = ""]) => name);
}

/** One path of a route. */
export interface RoutePath {
  path: string;
  /** The unique operation id in the OpenAPI document. */
  id: string;
  /** The unique end of the names of the path's resources. */
  slug: string;
  /** The scope that a token needs: `jwtReadScope`, `jwtWriteScope` or `selfScope`. */
  access: "read" | "write" | "self";
  describe: RouteDescription | undefined;
}

/** Returns every path of a route. The first has the route's id and slug. The id and the slug of another path end in its words. */
export function pathsOf({ operation, slug, path, otherPaths, access, describe, own }: Route): RoutePath[] {
  const others = otherPaths.map((other) => {
    const words = other.match(/[A-Za-z\d]+/g) ?? [];
    const id = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
    return { path: other, id: operation + id, slug: [slug, ...words].join("-"), access, describe };
  });
  const ofSelf = own ? [{ ...own, id: own.operation, access: "self" as const }] : [];
  return [
    { path, id: operation, slug, access, describe },
    ...others,
    ...ofSelf.map(({ operation: _, ...each }) => each),
  ];
}
