// CORS of an HTTP API: answers preflights, and adds the headers to every other answer.
import type { InputsOf } from "../../resources/resource.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";

/** The `corsConfiguration` of aws.apigatewayv2.Api. The `cors` of aws.lambda.FunctionUrl has the same properties. */
export type CorsConfiguration = NonNullable<InputsOf<"aws:apigatewayv2/api:Api">["corsConfiguration"]>;

/** Tells whether a request is a preflight. */
export function isPreflight(request: ClientRequest): boolean {
  return (
    request.method === "OPTIONS" &&
    headerValue(request, "origin") !== undefined &&
    headerValue(request, "access-control-request-method") !== undefined
  );
}

/** Returns the gateway's answer to a preflight, without CORS headers: `withCors` adds them. */
export function preflightAnswer(cors: CorsConfiguration, request: ClientRequest): Answer {
  const isAllowed = allowedOrigin(cors, request) !== undefined;
  return { status: 204, headers: [], note: isAllowed ? "preflight" : "preflight of a foreign origin" };
}

/** The answer as a browser gets it: the function's own CORS headers never count when the API has some. */
export function withCors(cors: CorsConfiguration, request: ClientRequest, answer: Answer): Answer {
  const headers = answer.headers.filter(([name]) => !name.toLowerCase().startsWith("access-control-"));
  return { ...answer, headers: [...headers, ...corsHeaders(cors, request)] };
}

/** Returns the CORS headers of an answer. There are none if the origin is not allowed. */
export function corsHeaders(cors: CorsConfiguration, request: ClientRequest): Answer["headers"] {
  const origin = allowedOrigin(cors, request);
  if (origin === undefined) return [];
  const values = {
    "access-control-allow-origin": origin,
    ...(isPreflight(request) && {
      "access-control-allow-methods": cors.allowMethods?.join(","),
      "access-control-allow-headers": cors.allowHeaders?.join(","),
      "access-control-max-age": cors.maxAge?.toString(),
    }),
    "access-control-expose-headers": cors.exposeHeaders?.join(","),
    "access-control-allow-credentials": cors.allowCredentials && "true",
  };
  return Object.entries(values).flatMap(([name, value]): Answer["headers"] => (value ? [[name, value]] : []));
}

/** Returns the origin that an answer allows. Besides exact origins, API Gateway accepts `*`, `http://*` and `https://*`. */
function allowedOrigin(cors: CorsConfiguration, request: ClientRequest): string | undefined {
  const origin = headerValue(request, "origin");
  if (origin === undefined) return undefined;
  const allowed = cors.allowOrigins ?? [];
  if (allowed.includes("*")) return "*";
  const scheme = origin.slice(0, origin.indexOf("://") + 3);
  return allowed.includes(origin) || allowed.includes(`${scheme}*`) ? origin : undefined;
}
