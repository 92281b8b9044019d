// Request in, response out: what all operations share, and the one place where errors become problem details.

import type { Context } from "aws-lambda";
import { Deadline } from "./deadline.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import { problemDetails, toHttpError } from "./http-error.ts";
import { logRequest } from "./log.ts";
import { type ApiRequest, readRequest } from "./request.ts";
import { variable } from "./variable.ts";

/** What an operation answers; a body is sent as JSON, none as an empty one. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** The response of a Lambda proxy integration, in the form that both gateways take. */
export interface ProxyResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: false;
}

/** What `endpoint` reads of Lambda's context; a unit test gives it these two. */
export type InvocationContext = Pick<Context, "awsRequestId" | "getRemainingTimeInMillis">;

export type Handler = (event: GatewayEvent, context: InvocationContext) => Promise<ProxyResponse>;

/** The operation's id, from its row of the routes table. */
const operation = variable("OPERATION");

let coldStart = true;

// Set behind a REST API only, which adds no CORS headers to a function's answers.
const corsOrigin = process.env.CORS_ORIGIN;

/**
 * The Lambda handler of an operation. `HttpError` is answered as the problem it is; a temporary failure of DynamoDB or another
 * service, whichever client met it, as a 503 with `Retry-After`; whatever else is thrown, or cannot be sent, as a 500 that shows
 * nothing of the inside: an invocation never fails. Each request leaves one log line, under the name in `OPERATION`.
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

/** Throws when the answer cannot be sent. */
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

/** Bytes of a response that Lambda takes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxBytes = 6 * 1024 * 1024;

/** Encoded as Lambda's runtime does it: a character is three bytes at most, and a quotation mark in the body two. */
function checkSize(response: ProxyResponse): void {
  const bytes = Buffer.byteLength(JSON.stringify(response));
  if (bytes <= maxBytes) return;
  throw new Error(`Expected an answer of at most ${maxBytes} bytes, as Lambda sends no more, got ${bytes}.`);
}

/** Later headers replace earlier ones, in whatever case their names are written. */
function merge(...all: Record<string, string>[]): Record<string, string> {
  const entries = all.flatMap(Object.entries).map((entry) => [entry[0].toLowerCase(), entry] as const);
  return Object.fromEntries(new Map(entries).values());
}

/** A page may read every header of the answer. */
function corsHeaders(headers: Record<string, string>): Record<string, string> {
  if (!corsOrigin) return {};
  const names = Object.keys(headers).join(",");
  return {
    "Access-Control-Allow-Origin": corsOrigin,
    ...(names && { "Access-Control-Expose-Headers": names }),
  };
}
