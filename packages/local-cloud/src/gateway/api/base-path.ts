// Finds the path of a request below a stage, and the URL of the program's API.
import { ofType, type Resource } from "../../resources/resource.ts";

/** Returns the path of a URL, without a slash at the end. */
export function pathOfUrl(url: string): string {
  return new URL(url).pathname.replace(/\/$/, "");
}

/** Returns a path with only one slash at its start: `//users` becomes `/users`. */
export function withoutRepeatedSlash(path: string): string {
  return path.replace(/^\/{2,}/, "/");
}

/** Returns a path without the stage's base path, at least `/`, or `undefined` if it is not below the base path. */
export function withoutBase(path: string, basePath: string): string | undefined {
  if (basePath === "") return path;
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

/**
 * Returns the URL of the first API or, without an API, of the first function URL. It has no slash at the end. With a custom domain, the
 * URL has no stage, as on AWS.
 */
export function urlOf(resources: Resource[], origin: string): string {
  if (ofType(resources, "aws:apigatewayv2/apiMapping:ApiMapping").length > 0) return origin;
  const [stage] = [
    ...ofType(resources, "aws:apigatewayv2/stage:Stage"),
    ...ofType(resources, "aws:apigateway/stage:Stage"),
  ];
  const [functionUrl] = ofType(resources, "aws:lambda/functionUrl:FunctionUrl");
  return (stage?.outputs.invokeUrl ?? functionUrl?.outputs.functionUrl ?? origin).replace(/\/$/, "");
}
