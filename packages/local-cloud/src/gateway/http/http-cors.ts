// CORS of an HTTP API: preflights answered by the gateway, and the headers on every other answer.
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";

/** The `corsConfiguration` of aws.apigatewayv2.Api. */
export interface CorsConfiguration {
  allowOrigins?: string[];
  allowMethods?: string[];
  allowHeaders?: string[];
  exposeHeaders?: string[];
  allowCredentials?: boolean;
  /** Seconds. */
  maxAge?: number;
}

/** The answer to a preflight, with or without CORS headers; `undefined` when the request is none. */
export function preflightAnswer(cors: CorsConfiguration, request: ClientRequest): Answer | undefined {
  const isPreflight =
    request.method === "OPTIONS" &&
    headerValue(request, "origin") !== undefined &&
    headerValue(request, "access-control-request-method") !== undefined;
  if (!isPreflight) return undefined;
  const origin = allowedOrigin(cors, request);
  if (origin === undefined) return { status: 204, headers: [], note: "preflight of a foreign origin" };
  return {
    status: 204,
    headers: [
      ["access-control-allow-origin", origin],
      ...listed("access-control-allow-methods", cors.allowMethods),
      ...listed("access-control-allow-headers", cors.allowHeaders),
      ...listed("access-control-expose-headers", cors.exposeHeaders),
      ...credentials(cors),
      ...(cors.maxAge === undefined ? [] : [pair("access-control-max-age", String(cors.maxAge))]),
    ],
    note: "preflight",
  };
}

/** The answer as a browser gets it: the function's own CORS headers never count when the API has some. */
export function withCors(cors: CorsConfiguration, request: ClientRequest, answer: Answer): Answer {
  const headers = answer.headers.filter(([name]) => !name.toLowerCase().startsWith("access-control-"));
  const origin = allowedOrigin(cors, request);
  if (origin === undefined) return { ...answer, headers };
  return {
    ...answer,
    headers: [
      ...headers,
      ["access-control-allow-origin", origin],
      ...listed("access-control-expose-headers", cors.exposeHeaders),
      ...credentials(cors),
    ],
  };
}

// Besides exact origins API Gateway knows `*`, `http://*` and `https://*`.
function allowedOrigin(cors: CorsConfiguration, request: ClientRequest): string | undefined {
  const origin = headerValue(request, "origin");
  if (origin === undefined) return undefined;
  const allowed = cors.allowOrigins ?? [];
  if (allowed.includes("*")) return "*";
  const scheme = origin.slice(0, origin.indexOf("://") + 3);
  return allowed.includes(origin) || allowed.includes(`${scheme}*`) ? origin : undefined;
}

function listed(name: string, values: string[] | undefined): [string, string][] {
  return values && values.length > 0 ? [pair(name, values.join(","))] : [];
}

function credentials(cors: CorsConfiguration): [string, string][] {
  return cors.allowCredentials ? [pair("access-control-allow-credentials", "true")] : [];
}

function pair(name: string, value: string): [string, string] {
  return [name, value];
}
