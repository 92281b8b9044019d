// The types that HTTP APIs, REST APIs and function URLs share.
import type { LambdaService } from "../../lambda/lambda.ts";
import type { Resource } from "../../resources/resource.ts";
import type { Credentials } from "../access/signature.ts";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";

export interface GatewayOptions {
  resources: Resource[];
  lambda: LambdaService;
  /** The listener's URL: `http://127.0.0.1:3000`. */
  origin: string;
  /** Called for each request after its answer. */
  onRequest?(line: RequestLine): void;
  /** The credentials whose signatures routes with AWS_IAM accept. */
  credentials: Credentials;
  /** The URL of the local issuer that replaces Cognito user pools of account 000000000000. */
  userPoolIssuer?: string;
}

/** One answered request. */
export interface RequestLine extends Omit<Answer, "headers" | "body"> {
  method: string;
  path: string;
  durationMs: number;
}

/** A route of an API. */
export interface ApiRoute {
  method: string;
  /** The path with the stage's base path: `/api-demo/v1/users/{userId}`. */
  path: string;
  /** The name of the route's function. For a route that is not served, it names the target instead. */
  functionName: string;
  /** True for a function URL. It also accepts every path below its own. */
  isFunctionUrl?: boolean;
  /** True if the local run does not serve the route's target. */
  unserved?: boolean;
  /** The kind of authorization. It is absent for a route that is open to everyone. */
  authorization?: "JWT" | "AWS_IAM" | "COGNITO_USER_POOLS" | "CUSTOM";
  /** A token needs at least one of these scopes. They are absent if the route needs none. */
  scopes?: string[];
}

/** What the list of routes says: no `authorization` for a route that is open to everyone. */
export type Authorization = Pick<ApiRoute, "authorization" | "scopes">;

/** The reason why no route answers: a request that is too large, or a failure of the local run. */
export type Refusal = "headers-too-large" | "body-too-large" | "failed";

/** One stage of one API. */
export interface Api {
  /** The first part of every path, without a slash at the end. It is empty at the root. */
  basePath: string;
  /** Tells whether a path, as sent, belongs to this stage. */
  takes(path: string): boolean;
  routes: ApiRoute[];
  /** Answers a request, or refuses it for the given reason. With `refusal`, the promise never rejects. */
  answer(request: ClientRequest, refusal?: Refusal): Promise<Answer>;
}
