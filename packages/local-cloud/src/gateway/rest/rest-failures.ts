// The failures of a REST API, with API Gateway's messages.

import { incomplete, type SignatureFailure } from "../access/signature-failures.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import type { GatewayFailure } from "./gateway-responses.ts";

export const malformed: GatewayFailure = {
  type: "DEFAULT_4XX",
  status: 400,
  message: "Bad Request",
  errorType: "BadRequestException",
  note: "malformed request",
};
export const throttled: GatewayFailure = {
  type: "THROTTLED",
  status: 429,
  message: "Too Many Requests",
  errorType: "TooManyRequestsException",
  note: "throttled",
};
export const brokenMock: GatewayFailure = {
  type: "API_CONFIGURATION_ERROR",
  status: 500,
  message: "Internal server error",
  errorType: "InternalServerErrorException",
  note: "the mock integration has no answer to this request",
};

/** Returns the failure for a missing or wrong signature. */
export function signatureGatewayFailure({ type, message }: SignatureFailure): GatewayFailure {
  const isMissing = type === "MissingAuthenticationTokenException";
  return {
    type: isMissing ? "MISSING_AUTHENTICATION_TOKEN" : "INVALID_SIGNATURE",
    status: 403,
    message,
    errorType: type,
    note: isMissing ? "no signature" : message,
  };
}

/** Returns the failure for an unknown route. A REST API answers as if the route needed a signature. */
export function unknownRoute(request: ClientRequest): GatewayFailure {
  const authorization = headerValue(request, "authorization");
  if (authorization !== undefined && !authorization.startsWith("AWS4-HMAC-SHA256")) {
    return { ...signatureGatewayFailure(incomplete(authorization)), note: "no route" };
  }
  return {
    type: "MISSING_AUTHENTICATION_TOKEN",
    status: 403,
    message: "Missing Authentication Token",
    errorType: "MissingAuthenticationTokenException",
    note: "no route",
  };
}

/** The answer to a caller whom an authorizer does not know. */
export function unauthorized(message: string, note: string): { failure: GatewayFailure } {
  return {
    failure: { type: "UNAUTHORIZED", status: 401, message, errorType: "UnauthorizedException", note },
  };
}

/** The answer to a caller whom an authorizer's policy does not let in. */
export function accessDenied(how: string): { failure: GatewayFailure } {
  const message = `User is not authorized to access this resource${how}`;
  const note = `the authorizer's policy does not allow it${how}`;
  return {
    failure: { type: "ACCESS_DENIED", status: 403, message, errorType: "AccessDeniedException", note },
  };
}

/** The answer when an authorizer's function fails, or answers anything else than a policy. */
export function authorizerFailure(note: string): { failure: GatewayFailure } {
  const type = "AUTHORIZER_CONFIGURATION_ERROR";
  const errorType = "AuthorizerConfigurationException";
  return { failure: { type, status: 500, message: null, errorType, note } };
}

/** The failures for an integration without a usable answer. */
export const integrationFailures = {
  denied: (note: string) => failure("API_CONFIGURATION_ERROR", 500, "Internal server error", note),
  failed: (note: string) => failure("DEFAULT_5XX", 502, "Internal server error", note),
  throttled: (note: string) => failure("INTEGRATION_FAILURE", 500, "Internal server error", note),
  timeout: (note: string) => failure("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out", note),
  "too-large": (note: string) => ({
    ...failure("REQUEST_TOO_LARGE", 413, "Request Too Long", note),
    errorType: "RequestTooLargeException",
  }),
};

/** Returns the failure for an integration whose server cannot be reached. */
export function unreachable(note: string): GatewayFailure {
  return failure("INTEGRATION_FAILURE", 504, "Network error communicating with endpoint", note);
}

function failure(type: string, status: number, message: string, note: string): GatewayFailure {
  return { type, status, message, errorType: "InternalServerErrorException", note };
}
