// Request in, response out: what all operations share, and the one place where errors become problem details.

import type { Context } from "aws-lambda";
import { corsHeaders } from "./cors.ts";
import { Deadline } from "./deadline.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import { problemDetails, toHttpError } from "./http-error.ts";
import { logRequest } from "./log.ts";
import { type Request, readRequest } from "./request.ts";
import { variable } from "./variable.ts";

/** What an operation answers; a body is sent as JSON, none as an empty one. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A proxy response in the form that both gateways take. */
export interface Response {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: false;
}

export type Handler = (event: GatewayEvent, context: Context) => Promise<Response>;

/** The operation's id, from its row of the routes table. */
const operation = variable("OPERATION");

let coldStart = true;

// Set behind a REST API only, which adds no CORS headers to a function's answers.
const cors = process.env.CORS_ORIGIN ? corsHeaders(process.env.CORS_ORIGIN) : {};

/**
 * The Lambda handler of an operation. `HttpError` is answered as the problem it is, whatever else is thrown as a 500 that shows
 * nothing of the inside: an invocation never fails. Each request leaves one log line, under the name in `OPERATION`.
 */
export function endpoint(respond: (request: Request) => Promise<Answer>): Handler {
  return async (event, context) => {
    const start = performance.now();
    const first = coldStart;
    coldStart = false;
    let caller = "anonymous";
    let answer: Answer;
    let failure: { error?: unknown } = {};
    let deadline: Deadline | undefined;
    try {
      deadline = new Deadline(context);
      const request = readRequest(event, { id: context.awsRequestId, signal: deadline.signal });
      caller = request.caller.id;
      answer = await respond(request);
    } catch (error) {
      answer = problem(error, context.awsRequestId);
      if (answer.status >= 500) failure = { error };
    } finally {
      deadline?.clear();
    }
    logRequest({
      operation,
      status: answer.status,
      duration: Math.round((performance.now() - start) * 10) / 10,
      requestId: context.awsRequestId,
      gatewayRequestId: event?.requestContext?.requestId,
      coldStart: first,
      caller,
      ...failure,
    });
    return toResponse(answer);
  };
}

function problem(thrown: unknown, instance: string): Answer {
  const error = toHttpError(thrown);
  return {
    status: error.status,
    headers: { "Content-Type": "application/problem+json", ...error.headers },
    body: problemDetails(error, instance),
  };
}

function toResponse({ status, headers, body }: Answer): Response {
  return {
    statusCode: status,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers, ...cors },
    body: body === undefined ? "" : JSON.stringify(body),
    isBase64Encoded: false,
  };
}
