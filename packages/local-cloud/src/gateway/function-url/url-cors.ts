// CORS of a function URL. Lambda answers preflights itself, and adds its headers to each other answer beside the function's own.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors
import { allowedOrigin, type CorsConfiguration, corsHeaders } from "../http/http-cors.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";

/** The answer to a preflight, without its CORS headers: `withUrlCors` adds them. */
export function preflightOfUrl(cors: CorsConfiguration, request: ClientRequest): Answer {
  const note = allowedOrigin(cors, request) === undefined ? "preflight of a foreign origin" : "preflight";
  return { status: 200, headers: [["content-type", "application/json"]], note };
}

/** The answer with the headers of the URL. A header that the function sends too goes out twice, and browsers refuse that. */
export function withUrlCors(cors: CorsConfiguration, request: ClientRequest, answer: Answer): Answer {
  const own = corsHeaders(cors, request).map(([name, value]): [string, string] => [
    name,
    // Lambda names the client's origin where the setting is `*`.
    name === "access-control-allow-origin" ? (headerValue(request, "origin") ?? value) : value,
  ]);
  return { ...answer, headers: [...answer.headers, ...own] };
}
