// Where the API page is: a route of the API, or its stage, comes first.
import type { ApiRoute } from "../gateway/api/api.ts";
import { matchPath } from "../gateway/api/routing.ts";

/** Where the page is when the API takes `/docs` or `/openapi.json` itself. */
const besides = "/_local";

/** What comes before `/docs` and `/openapi.json`: nothing, or a path that the API leaves free. */
export function docsBase(
  apiUrl: string,
  routes: Pick<ApiRoute, "isFunctionUrl" | "method" | "path">[],
): string {
  const basePath = basePathOf(apiUrl);
  const isStage = (path: string) => basePath !== "" && `${path}/`.startsWith(`${basePath}/`);
  const isRoute = (path: string) =>
    routes.some(
      ({ method, path: template, isFunctionUrl }) =>
        ["GET", "ANY"].includes(method) &&
        (template === "$default"
          ? basePath === ""
          : isFunctionUrl
            ? path.startsWith(template)
            : matchPath(template, path) !== undefined),
    );
  return ["/docs", "/openapi.json"].some((path) => isStage(path) || isRoute(path)) ? besides : "";
}

/** The path of an API's URL, without a slash at the end. */
export function basePathOf(apiUrl: string): string {
  return new URL(apiUrl).pathname.replace(/\/$/, "");
}
