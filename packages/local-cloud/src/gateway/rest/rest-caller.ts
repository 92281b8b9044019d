// The caller of a REST API's method, as an authorizer finds it.
import type { ClientRequest } from "../request/client-request.ts";
import type { GatewayFailure } from "./gateway-responses.ts";

/** The caller, as the function's event describes it. */
export interface RestCaller {
  /** The event's `requestContext.authorizer`. */
  authorizer?: object;
  /** The event's `requestContext.identity`, without the client's address and user agent. */
  identity?: object;
}

/** A request with the method that it belongs to. */
export interface RestCall {
  requestId: string;
  /** The path as sent, without the stage and without slashes that repeat the first one. */
  path: string;
  pathParameters: Record<string, string>;
  /** The method's path: `/users/{userId}`. */
  resource: string;
}

/** Accepts a request and describes the caller, or returns a failure. */
export interface RestAuthorizer {
  /** The kind of authorization. It is absent for a method that is open to everyone. */
  kind?: "AWS_IAM" | "COGNITO_USER_POOLS" | "CUSTOM";
  /** An access token needs at least one of these scopes. Without scopes, the method needs an ID token. */
  scopes?: string[];
  authorize(request: ClientRequest, call: RestCall): Promise<RestCaller | { failure: GatewayFailure }>;
}
