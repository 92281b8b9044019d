// The caller of a REST API's method, as an authorizer finds it.
import type { ClientRequest } from "../request/client-request.ts";
import type { GatewayFailure } from "./gateway-responses.ts";

/** What a function learns of the caller. */
export interface RestCaller {
  /** `requestContext.authorizer`. */
  authorizer?: object;
  /** The properties of `requestContext.identity` that are not about the connection. */
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

/** Lets a request pass, or says why not. */
export interface RestAuthorizer {
  /** Absent: open to everyone. */
  kind?: "AWS_IAM" | "COGNITO_USER_POOLS" | "CUSTOM";
  /** A token must have one of these. Absent: the method needs an ID token. */
  scopes?: string[];
  authorize(request: ClientRequest, call: RestCall): Promise<RestCaller | { failure: GatewayFailure }>;
}
