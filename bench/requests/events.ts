// Makes the events that an HTTP API sends to the functions.
import type { Route } from "../../components/routes/route.ts";
import { body } from "../users.ts";

/** Returns an event of payload format 2.0 for a route of the program. */
export function eventOf({ method, path }: Route, userId: string) {
  const rawPath = path.replace("{userId}", userId);
  return {
    version: "2.0",
    routeKey: `${method} ${path}`,
    rawPath,
    rawQueryString: path.includes("{") || method !== "GET" ? "" : "limit=10",
    queryStringParameters: { limit: "10" },
    headers: { "content-type": "application/json" },
    pathParameters: { userId },
    requestContext: { requestId: "r", http: { method, path: rawPath, sourceIp: "127.0.0.1" } },
    ...(/POST|PUT|PATCH/.test(method) && { body }),
    isBase64Encoded: false,
  };
}

/** Returns the context that Lambda passes to a handler. */
export const context = () => ({ awsRequestId: crypto.randomUUID(), getRemainingTimeInMillis: () => 25_000 });
