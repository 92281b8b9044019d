// Chooses the path of the API page, so that it hides no route of the API.
import type { ApiRoute } from "../gateway/api/api.ts";
import { pathOfUrl } from "../gateway/api/base-path.ts";
import { matchPath } from "../gateway/api/routing.ts";

/** The path before `/docs` and `/openapi.json` if the API has one of them itself. */
const besides = "/_local";

/** Returns the path before `/docs` and `/openapi.json`: empty, or `/_local` if a route or the stage of the API has one of them. */
export function docsBase(
  apiUrl: string,
  routes: Pick<ApiRoute, "isFunctionUrl" | "method" | "path">[],
): string {
  const basePath = pathOfUrl(apiUrl);
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
