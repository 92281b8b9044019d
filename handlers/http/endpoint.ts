// Makes a Lambda handler of an operation: reads the event, writes the response, and turns errors into problem details.

import type { Context } from "aws-lambda";
import { Deadline } from "./deadline.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import { problemDetails, toHttpError } from "./http-error.ts";
import { logRequest } from "./log.ts";
import { type ApiRequest, readRequest } from "./request.ts";
import { variable } from "./variable.ts";

/** The answer of an operation. */
export interface Answer {
  /** The HTTP status, from 200 to 599. */
  status: number;
  headers?: Record<string, string>;
  /** The body, which is sent as JSON. Without it the response's body is empty. */
  body?: unknown;
}

/** The response of a Lambda proxy integration, in the form that both gateways accept. */
export interface ProxyResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: false;
}

/** The part of Lambda's context that `endpoint` reads. A unit test passes these two. */
export type InvocationContext = Pick<Context, "awsRequestId" | "getRemainingTimeInMillis">;

/** A Lambda handler for the events of both gateways. */
export type Handler = (event: GatewayEvent, context: InvocationContext) => Promise<ProxyResponse>;

/** The operation's id, for the log. The component sets it. */
const operation = variable("OPERATION");

let coldStart = true;

// Set only behind a REST API, which adds no CORS headers to a function's responses.
const corsOrigin = process.env.CORS_ORIGIN;

/**
 * Makes a Lambda handler of an operation. A thrown `HttpError` becomes problem details. A temporary failure of DynamoDB or of another
 * service becomes a 503 with `Retry-After`. Any other error, or an answer that cannot be sent, becomes a 500 without details, so the
 * invocation itself never fails. Each request writes one log line, with the operation's name from the variable `OPERATION`.
 *
 * @example
 * export const handler = endpoint(async (request) => {
 *   const found = await users.get(request, userIdOf(request));
 *   if (!found) throw userNotFound();
 *   return { status: 200, body: found.user };
 * });
 */
export function endpoint(respond: (request: ApiRequest) => Promise<Answer>): Handler {
  return async (event, context) => {
    const start = performance.now();
    const first = coldStart;
    coldStart = false;
    let caller = "anonymous";
    let response: ProxyResponse;
    let failure: { error?: unknown } = {};
    let deadline: Deadline | undefined;
    try {
      deadline = new Deadline(context);
      const request = readRequest(event, { id: context.awsRequestId, signal: deadline.signal });
      caller = request.caller.id;
      response = toResponse(await respond(request), "application/json");
    } catch (error) {
      response = toProblem(error, context.awsRequestId);
      if (response.statusCode >= 500) failure = { error };
    } finally {
      deadline?.clear();
    }
    logRequest({
      operation,
      status: response.statusCode,
      duration: Math.round((performance.now() - start) * 10) / 10,
      requestId: context.awsRequestId,
      gatewayRequestId: event?.requestContext?.requestId,
      coldStart: first,
      caller,
      ...failure,
    });
    return response;
  };
}

function toProblem(thrown: unknown, instance: string): ProxyResponse {
  const error = toHttpError(thrown);
  const { status, headers } = error;
  try {
    return toResponse({ status, headers, body: problemDetails(error, instance) }, "application/problem+json");
  } catch (unsendable) {
    return toProblem(unsendable, instance);
  }
}

/** Returns the response for an answer. Throws when Lambda could not send it. */
function toResponse(answer: Answer, contentType: string): ProxyResponse {
  const { status, headers = {}, body } = answer ?? {};
  const text = body === undefined ? "" : JSON.stringify(body);
  if (!Number.isInteger(status) || status < 200 || status > 599 || text === undefined) {
    const got = `${status} and ${typeof body}`;
    throw new Error(
      `Expected an answer with a \`status\` from 200 to 599 and a \`body\` of JSON, got ${got}.`,
    );
  }
  const response = {
    statusCode: status,
    headers: merge(text === "" ? {} : { "Content-Type": contentType }, headers, corsHeaders(headers)),
    body: text,
    isBase64Encoded: false,
  } as const;
  if (text.length * 3 > maxBytes) checkSize(response);
  return response;
}

/** Lambda's limit of a response in bytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxBytes = 6 * 1024 * 1024;

/** Measures the response as Lambda's runtime encodes it: a character has up to three bytes, a quotation mark in the body two. */
function checkSize(response: ProxyResponse): void {
  const bytes = Buffer.byteLength(JSON.stringify(response));
  if (bytes <= maxBytes) return;
  throw new Error(`Expected an answer of at most ${maxBytes} bytes, as Lambda sends no more, got ${bytes}.`);
}

/** Merges headers. Later ones replace earlier ones of the same name in any case. */
function merge(...all: Record<string, string>[]): Record<string, string> {
  const entries = all.flatMap(Object.entries).map((entry) => [entry[0].toLowerCase(), entry] as const);
  return Object.fromEntries(new Map(entries).values());
}

/** Returns the CORS headers, which let a web page read every header of the answer. */
function corsHeaders(headers: Record<string, string>): Record<string, string> {
  if (!corsOrigin) return {};
  const names = Object.keys(headers).join(",");
  return {
    "Access-Control-Allow-Origin": corsOrigin,
    ...(names && { "Access-Control-Expose-Headers": names }),
  };
}
