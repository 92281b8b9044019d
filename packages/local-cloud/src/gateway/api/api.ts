// What the gateway serves, and what every API of either kind is made from.
import type { LambdaService } from "../../lambda/lambda.ts";
import type { Resource } from "../../resources/resource.ts";
import type { Credentials } from "../access/signature.ts";
import type { Answer, Exchange } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";

export interface GatewayOptions {
  resources: Resource[];
  lambda: LambdaService;
  /** Where the listener is reached: `http://127.0.0.1:3000`. */
  origin: string;
  /** Told of each request after it was answered. */
  onRequest?(line: RequestLine): void;
  /** Whose signatures routes with AWS_IAM accept. */
  credentials?: Credentials;
  /** The issuer that stands in for Cognito user pools of account 000000000000. */
  userPoolIssuer?: string;
}

/** One answered request. */
export interface RequestLine {
  method: string;
  path: string;
  status: number;
  durationMs: number;
  functionName?: string;
  /** What the function printed. */
  log?: string;
  /** Lambda's line of the event. */
  report?: string;
  /** What the function was given and what it answered. */
  exchange?: Exchange;
  /** Why the gateway itself answered: "no route", "no permission", "throttled" and so on. */
  note?: string;
}

/** A route as a client sees it. */
export interface ApiRoute {
  method: string;
  /** With the stage's base path: `/api-demo/v1/users/{userId}`. */
  path: string;
  /** Of a route that is not served, what it leads to. */
  functionName: string;
  /** Whether nothing here stands in for what it leads to. */
  unserved?: boolean;
  /** Absent: open to everyone. */
  authorization?: "JWT" | "AWS_IAM" | "COGNITO_USER_POOLS" | "CUSTOM";
  /** One of which a token must have; absent: none is asked for. */
  scopes?: string[];
}

/** Why an API refuses a request before it looks at its routes. */
export type Refusal = "malformed" | "headers-too-large" | "body-too-large" | "failed";

/** One stage of one API. */
export interface Api {
  /** The first part of every path, without a slash at the end; empty at the root. */
  basePath: string;
  /** Whether a path, as sent, is one of this stage's. */
  takes(path: string): boolean;
  routes: ApiRoute[];
  refuse(refusal: Refusal, request: ClientRequest): Answer;
  handle(request: ClientRequest): Promise<Answer>;
}
