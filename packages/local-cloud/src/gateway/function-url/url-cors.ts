// CORS of a function URL. Lambda answers preflights itself. It adds its headers to every other answer, and keeps the function's own.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors
import { type CorsConfiguration, corsHeaders, preflightAnswer } from "../http/http-cors.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";

/** Returns the answer to a preflight, without CORS headers: `withUrlCors` adds them. */
export function preflightOfUrl(cors: CorsConfiguration, request: ClientRequest): Answer {
  const { note } = preflightAnswer(cors, request);
  return { status: 200, headers: [["content-type", "application/json"]], note };
}

/** Adds the URL's CORS headers to an answer. If the function sends the same header, it is sent twice, and browsers refuse the answer. */
export function withUrlCors(cors: CorsConfiguration, request: ClientRequest, answer: Answer): Answer {
  const own = corsHeaders(cors, request).map(([name, value]): [string, string] => [
    name,
    // If the setting is `*`, Lambda answers with the client's origin.
    name === "access-control-allow-origin" ? (headerValue(request, "origin") ?? value) : value,
  ]);
  return { ...answer, headers: [...answer.headers, ...own] };
}
