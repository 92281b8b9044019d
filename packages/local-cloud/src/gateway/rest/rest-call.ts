// A call of a REST API's method: its authorizer finds the caller, then its target answers.
import type { Authorization, GatewayOptions } from "../api/api.ts";
import type { CallV1 } from "../integration/payload-v1.ts";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import type { Failed } from "./gateway-responses.ts";
import type { RestStage } from "./rest-stage.ts";
import type { SwaggerIntegration, SwaggerOperation } from "./swagger.ts";

/** A call's method and its values. `path` is as sent, without the stage and without slashes that repeat the first one. */
export type RestCall = CallV1;

/** The caller, as the function's event describes it. */
export interface RestCaller {
  /** The event's `requestContext.authorizer`. */
  authorizer?: object;
  /** The event's `requestContext.identity`, without the client's address and user agent. */
  identity?: object;
  /** True if the gateway has verified the request's signature. */
  isSigned?: boolean;
}

/** Accepts a request and describes the caller, or refuses the request. */
export interface RestAuthorizer {
  /** What the list of routes says. With Cognito, an access token needs one of the `scopes`; without scopes, the method needs an ID token. */
  description: Authorization;
  authorize(request: ClientRequest, call: RestCall): Promise<RestCaller | Failed>;
}

/** Answers the requests that the authorizer accepts. */
export interface RestTarget {
  /** The function's name, or a text for people. A mock integration has none, and is not listed among the routes. */
  functionName?: string;
  /** True if the local run does not serve the target. */
  unserved?: boolean;
  answer(request: ClientRequest, call: RestCall, caller: RestCaller): Promise<Answer | Failed>;
}

/** The values from which a method's target is made. */
export interface TargetArgs {
  options: GatewayOptions;
  stage: RestStage;
  method: string;
  /** The resource's path: `/users/{userId}`. */
  path: string;
  integration: SwaggerIntegration;
  responses: NonNullable<SwaggerOperation["responses"]>;
}
