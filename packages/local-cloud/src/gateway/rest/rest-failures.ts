// The failures of a REST API, with API Gateway's messages.

import { incomplete, missingToken, type SignatureFailure } from "../access/signature-failures.ts";
import type { Failure } from "../integration/integration.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import type { Failed, GatewayFailure } from "./gateway-responses.ts";

/** Most failures of the gateway have the same `errorType`. */
function failed(
  failure: Omit<GatewayFailure, "errorType"> & Partial<Pick<GatewayFailure, "errorType">>,
): Failed {
  return { failure: { errorType: "InternalServerErrorException", ...failure } };
}

export const malformed = failed({
  type: "DEFAULT_4XX",
  status: 400,
  message: "Bad Request",
  errorType: "BadRequestException",
  note: "malformed request",
});

export const throttled = failed({
  type: "THROTTLED",
  status: 429,
  message: "Too Many Requests",
  errorType: "TooManyRequestsException",
  note: "throttled",
});

export const unknownKey = failed({
  type: "INVALID_API_KEY",
  status: 403,
  message: "Forbidden",
  errorType: "ForbiddenException",
  note: "no API key of a usage plan of this stage",
});

/** The failure of the API's configuration, or of the local run itself. */
export function internalFailure(note: string): Failed {
  return failed({ type: "API_CONFIGURATION_ERROR", status: 500, message: "Internal server error", note });
}

/** Returns the failure for a missing or wrong signature. */
export function signatureFailed({ type: errorType, message }: SignatureFailure): Failed {
  const isMissing = errorType === missingToken.type;
  return failed({
    type: isMissing ? "MISSING_AUTHENTICATION_TOKEN" : "INVALID_SIGNATURE",
    status: 403,
    message,
    errorType,
    note: isMissing ? "no signature" : message,
  });
}

/** Returns the failure for an unknown route. A REST API answers as if the route needed a signature. */
export function unknownRoute(request: ClientRequest): Failed {
  const authorization = headerValue(request, "authorization");
  const isSignature = authorization === undefined || authorization.startsWith("AWS4-HMAC-SHA256");
  const { failure } = signatureFailed(isSignature ? missingToken : incomplete(authorization));
  return { failure: { ...failure, note: "no route" } };
}

/** The answer to a caller whom an authorizer does not know. */
export function unauthorized(note: string, message = "Unauthorized"): Failed {
  return failed({ type: "UNAUTHORIZED", status: 401, message, errorType: "UnauthorizedException", note });
}

/** The answer to a caller whom an authorizer's policy does not let in. */
export function accessDenied(how: string): Failed {
  const message = `User is not authorized to access this resource${how}`;
  const note = `the authorizer's policy does not allow it${how}`;
  return failed({ type: "ACCESS_DENIED", status: 403, message, errorType: "AccessDeniedException", note });
}

/** The answer when an authorizer's function fails, or answers anything else than a policy. */
export function authorizerFailure(note: string): Failed {
  const type = "AUTHORIZER_CONFIGURATION_ERROR";
  return failed({ type, status: 500, message: null, errorType: "AuthorizerConfigurationException", note });
}

/** Returns the failure for an integration without a usable answer. */
export function integrationFailure(failure: Failure | "unreachable", note: string): Failed {
  const message = "Internal server error";
  switch (failure) {
    case "denied":
      return internalFailure(note);
    case "failed":
      return failed({ type: "DEFAULT_5XX", status: 502, message, note });
    case "throttled":
      return failed({ type: "INTEGRATION_FAILURE", status: 500, message, note });
    case "timeout":
      return failed({
        type: "INTEGRATION_TIMEOUT",
        status: 504,
        message: "Endpoint request timed out",
        note,
      });
    case "unreachable":
      return failed({
        type: "INTEGRATION_FAILURE",
        status: 504,
        message: "Network error communicating with endpoint",
        note,
      });
    case "too-large":
      return failed({
        type: "REQUEST_TOO_LARGE",
        status: 413,
        message: "Request Too Long",
        errorType: "RequestTooLargeException",
        note,
      });
  }
}
