// A row of the routes table: what one operation of the API is.
import type { Callback } from "../bundle/bundle.ts";

/** The HTTP methods that a route can have; an OpenAPI document has no ANY. */
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;
export type Method = (typeof methods)[number];

/** One operation of the API. */
export interface Route {
  /** Operation id, camel case: `createUser`. */
  operation: string;
  /** The same in kebab case; it ends the names of the route's resources. */
  slug: string;
  /** A row a method. */
  method: Method;
  /** Path template, with parameters in braces; a last one `{rest+}` takes all that follows, slashes too. */
  path: string;
  /** Which scope a token needs: that of readers or of writers. */
  access: "read" | "write";
  /** The actions on the users table that the function's role allows; no others. */
  actions: string[];
  /** The callback the Lambda function is made of. */
  handler: Callback;
  /** `import.meta.url` of the file the callback stands in; its import resolves from there. */
  resolveFrom: string;
}

/** The parameters of a path template, by their names: `userId`, and `rest` for `{rest+}`. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = ""]) => name);
}
