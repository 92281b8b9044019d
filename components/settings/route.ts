// A row of the routes table: what one operation of the API is.
import type { Callback } from "../bundle/bundle.ts";

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
  /** The callback the Lambda function is made of. */
  handler: Callback;
  /** `import.meta.url` of the file the callback stands in; its import resolves from there. */
  resolveFrom: string;
}
