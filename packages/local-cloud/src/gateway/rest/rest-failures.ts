// The failures of a REST API, with API Gateway's messages.

import { incomplete, missingToken, type SignatureFailure } from "../access/signature-failures.ts";
import type { Failure } from "../integration/integration.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import type { Refused } from "./gateway-responses.ts";

/** @param note the reason in the line that the local run prints */
function refused(
  type: string,
  status: number,
  message: string | null,
  note: string,
  errorType = "InternalServerErrorException",
): Refused {
  return { failure: { type, status, message, errorType, note } };
}

export const malformed = refused(
  "DEFAULT_4XX",
  400,
  "Bad Request",
  "malformed request",
  "BadRequestException",
);

export const throttled = refused(
  "THROTTLED",
  429,
  "Too Many Requests",
  "throttled",
  "TooManyRequestsException",
);

export const unknownKey = refused(
  "INVALID_API_KEY",
  403,
  "Forbidden",
  "no API key of a usage plan of this stage",
  "ForbiddenException",
);

/** The failure of the API's configuration, or of the local run itself. */
export function misconfigured(note: string): Refused {
  return refused("API_CONFIGURATION_ERROR", 500, "Internal server error", note);
}

/** Returns the failure for a missing or wrong signature. */
export function signatureRefused({ type, message }: SignatureFailure): Refused {
  return type === missingToken.type
    ? refused("MISSING_AUTHENTICATION_TOKEN", 403, message, "no signature", type)
    : refused("INVALID_SIGNATURE", 403, message, message, type);
}

/** Returns the failure for an unknown route. A REST API answers as if the route needed a signature. */
export function unknownRoute(request: ClientRequest): Refused {
  const authorization = headerValue(request, "authorization") ?? "AWS4-HMAC-SHA256";
  const isSignature = authorization.startsWith("AWS4-HMAC-SHA256");
  const { failure } = signatureRefused(isSignature ? missingToken : incomplete(authorization));
  return { failure: { ...failure, note: "no route" } };
}

/** The answer to a caller whom an authorizer does not know. */
export function unauthorized(note: string, message = "Unauthorized"): Refused {
  return refused("UNAUTHORIZED", 401, message, note, "UnauthorizedException");
}

/** The answer to a caller whom an authorizer's policy does not let in. */
export function accessDenied(how: string): Refused {
  const message = `User is not authorized to access this resource${how}`;
  const note = `the authorizer's policy does not allow it${how}`;
  return refused("ACCESS_DENIED", 403, message, note, "AccessDeniedException");
}

/** The answer when an authorizer's function fails, or answers anything else than a policy. */
export function authorizerFailure(note: string): Refused {
  return refused("AUTHORIZER_CONFIGURATION_ERROR", 500, null, note, "AuthorizerConfigurationException");
}

/** Returns the failure for an integration without a usable answer. */
export function integrationFailure(failure: Failure | "unreachable", note: string): Refused {
  switch (failure) {
    case "denied":
      return misconfigured(note);
    case "failed":
      return refused("DEFAULT_5XX", 502, "Internal server error", note);
    case "throttled":
      return refused("INTEGRATION_FAILURE", 500, "Internal server error", note);
    case "timeout":
      return refused("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out", note);
    case "unreachable":
      return refused("INTEGRATION_FAILURE", 504, "Network error communicating with endpoint", note);
    case "too-large":
      return refused("REQUEST_TOO_LARGE", 413, "Request Too Long", note, "RequestTooLargeException");
  }
}
