// Makes the answers of a REST API itself: its gateway responses, otherwise API Gateway's defaults.

import { ofType, type Resource } from "../../resources/resource.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { ownHeaders } from "./rest-headers.ts";
import type { GatewayResponse, Swagger } from "./swagger.ts";

/** A failure that the gateway itself answers. */
export interface GatewayFailure {
  /** API Gateway's type of the response: `MISSING_AUTHENTICATION_TOKEN`. */
  type: string;
  status: number;
  message: string | null;
  /** The value of `x-amzn-ErrorType`. */
  errorType: string;
  /** The reason in the line that the local run prints. */
  note: string;
}

/** The result of a request that failed: the gateway itself answers it. */
export interface Failed {
  failure: GatewayFailure;
}

/** Returns the API's gateway responses by type, from its Swagger body and from `aws.apigateway.Response` resources. */
export function gatewayResponses(
  swagger: Swagger,
  apiId: string,
  resources: Resource[],
): Record<string, GatewayResponse> {
  const own = ofType(resources, "aws:apigateway/response:Response")
    .filter(({ inputs }) => inputs.restApiId === apiId)
    .map(({ inputs }) => [inputs.responseType, inputs]);
  return { ...swagger["x-amazon-apigateway-gateway-responses"], ...Object.fromEntries(own) };
}

/** Returns the answer for a failure. */
export function gatewayAnswer(
  responses: Record<string, GatewayResponse>,
  request: ClientRequest,
  requestId: string,
  { failure }: Failed,
): Answer {
  const group = failure.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  const own = responses[failure.type] ?? responses[group];
  const response = own ?? {};
  const [contentType = "", template = ""] =
    Object.entries(response.responseTemplates ?? {})[0] ?? (own ? defaultTemplate : templateOf(failure));
  return {
    status: Number(response.statusCode ?? failure.status),
    headers: [
      ["Content-Type", contentType],
      ...ownHeaders(requestId),
      ["x-amzn-ErrorType", failure.errorType],
      ...headersOf(response, request),
    ],
    body: fill(template, failure, requestId),
    note: failure.note,
  };
}

// By default, AWS does not use a template for its own failures: their body has a space after the colon.
const defaultTemplate = ["application/json", '{"message":$context.error.messageString}'];
const internalTemplate = ["application/json", '{"message": $context.error.messageString}'];
const deniedTemplate = ["application/json", '{"Message":$context.error.messageString}'];

function templateOf({ type, status }: GatewayFailure): string[] {
  if (type === "ACCESS_DENIED") return deniedTemplate;
  return status < 500 ? defaultTemplate : internalTemplate;
}

function headersOf({ responseParameters = {} }: GatewayResponse, request: ClientRequest): [string, string][] {
  return Object.entries(responseParameters).flatMap(([target, source]): [string, string][] => {
    const [, name] = /^gatewayresponse\.header\.(.+)$/.exec(target) ?? [];
    const value = headerSource(source, request);
    return name && value !== undefined ? [[name, value]] : [];
  });
}

function headerSource(source: string, request: ClientRequest): string | undefined {
  const [, text] = /^'(.*)'$/s.exec(source) ?? [];
  if (text !== undefined) return text;
  const [, header] = /^method\.request\.header\.(.+)$/.exec(source) ?? [];
  return header && headerValue(request, header);
}

function fill(template: string, failure: GatewayFailure, requestId: string): string {
  const values: Record<string, string> = {
    "error.messageString": JSON.stringify(failure.message),
    "error.message": String(failure.message),
    "error.responseType": failure.type,
    requestId,
  };
  return template.replace(/\$context\.([a-zA-Z.]+)/g, (text, name: string) => values[name] ?? text);
}
