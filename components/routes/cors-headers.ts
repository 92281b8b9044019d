// Which headers a page of another origin may send and read: those of the routes, and of any request and answer.
import { headersOf } from "./description.ts";
import type { Route } from "./route.ts";

export function requestHeaders(routes: Route[]): string[] {
  const parameters = routes.flatMap(({ describe }) => describe?.parameters ?? []);
  const headers = parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name);
  return once(["Content-Type", "Authorization", ...headers]);
}

export function responseHeaders(routes: Route[]): string[] {
  const answers = routes.flatMap(({ describe }) => Object.values(describe?.answers ?? {}));
  return once([...answers.flatMap(headersOf), "Retry-After"]);
}

/** The CORS headers of an answer to `origin`. */
export function corsHeaders(origin: string, routes: Route[]): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": responseHeaders(routes).join(","),
  };
}

/** A header's name is the same in any case. */
function once(headers: string[]): string[] {
  const names = headers.map((header) => header.toLowerCase());
  return headers.filter((_, index) => names.indexOf(names[index] ?? "") === index);
}
