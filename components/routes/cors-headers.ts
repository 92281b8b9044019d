// Finds the headers that a web page of another origin may send and read (CORS).
import { headersOf } from "./description.ts";
import type { Route } from "./route.ts";

/** Returns the request headers that a page may send: common ones, and those among the routes' parameters. */
export function requestHeaders(routes: Route[]): string[] {
  const parameters = routes.flatMap(({ describe }) => describe?.parameters ?? []);
  const headers = parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name);
  return once(["Content-Type", "Authorization", ...headers]);
}

/** Returns the response headers that a page may read: those of the routes' answers, and `Retry-After`. */
export function responseHeaders(routes: Route[]): string[] {
  const answers = routes.flatMap(({ describe }) => Object.values(describe?.answers ?? {}));
  return once([...answers.flatMap(headersOf), "Retry-After"]);
}

/** Returns the CORS headers of an answer to an origin. */
export function corsHeaders(origin: string, routes: Route[]): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": responseHeaders(routes).join(","),
  };
}

/** Returns each header once. Names that differ only in case are the same header. */
function once(headers: string[]): string[] {
  const names = headers.map((header) => header.toLowerCase());
  return headers.filter((_, index) => names.indexOf(names[index] ?? "") === index);
}
