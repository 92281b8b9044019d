// A row of the routes table: what one operation of the API is, ours or a caller's.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BundleArgs } from "../bundle/archive/bundle-args.ts";
import type { Callback } from "../bundle/bundle.ts";
import type { RouteDescription } from "./description.ts";

/** The HTTP methods that a route can have; an OpenAPI document has no ANY. */
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type Method = (typeof methods)[number];

/** An operation, as it is said. */
export interface RouteArgs {
  /** Operation id, camel case: `findUserByEmail`. No other has it. */
  operation: string;
  /** What ends the names of the route's resources; another one replaces them. @default the operation in kebab case */
  slug?: string;
  /** A row a method. */
  method: Method;
  /** Path template, with parameters in braces; a last one `{rest+}` takes all that follows, slashes too. */
  path: string;
  /** Further paths that the same function serves. @default none */
  otherPaths?: string[];
  /** Which scope a token needs: that of readers or of writers. */
  access: "read" | "write";
  /** What the function's role allows it to do to the table, such as `dynamodb:Query`; nothing else. */
  actions: (string | Action)[];
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
  /** What lies beside the bundle in the function's archive, besides that of all functions. @default nothing */
  bundle?: BundleArgs;
}

/**
 * The users table, an index of it, or all of them (`users/index/*`), which are none on a table without indexes; or the claims, the table
 * that there is beside it when some field is unique.
 */
export type Place = "users" | `users/index/${string}` | "claims";

/** An action with the places where it is allowed. Alone, as a string, it has the defaults. */
export interface Action {
  /** Such as `dynamodb:Query`. */
  action: string;
  /** @default the table; of a query or a scan all indexes too */
  on?: Place | Place[];
  /** What it depends on whether the role has it; `unique`: on whether some field is. @default true */
  when?: boolean | "unique";
}

/** A row of ours, which may serve the caller's own record too. */
export interface Row extends RouteArgs {
  own?: { path: string; operation: string; slug: string; describe: RouteDescription };
}

/** Returns the rows. TypeScript then knows the names of their operations. */
export function rowsOf<Name extends string>(
  rows: (RouteArgs & { operation: Name; describe: RouteDescription })[],
): typeof rows {
  return rows;
}

/** An operation with all defaults that are its own. */
export interface Route extends Row {
  slug: string;
  otherPaths: string[];
  actions: { action: string; on: Place[] }[];
}

/** Whether the route's function may do anything to the table that a place is of. */
export function uses({ actions }: Route, table: "users" | "claims"): boolean {
  return actions.some(({ on }) => on.some((place) => place.startsWith(table)));
}

/** The parameters of a path template, by their names: `userId`, and `rest` for `{rest+}`. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = ""]) => name);
}

/** A path of a route, and what the API has once: an operation id, and what ends the names of the path's resources. */
export interface RoutePath {
  path: string;
  id: string;
  slug: string;
  /** Which scope a token needs: that of readers, of writers, or of those who have a record of their own. */
  access: "read" | "write" | "self";
  describe: RouteDescription | undefined;
}

/** Every path of a route. The first has the route's own names; those of a further one end in its path. */
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
