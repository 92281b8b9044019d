// The routes of `RestAPI` in @pulumi/aws-apigateway: their types, and what the files that create them share.
import { createHash } from "node:crypto";
import type { Properties } from "../../wire/values.ts";

/** A route. A resource in it is given by its id. */
export interface Route {
  path: string;
  method?: string;
  /** The function's id or ARN. */
  eventHandler?: string;
  localPath?: string;
  contentType?: string;
  index?: string | boolean;
  target?: Properties;
  data?: Properties;
  authorizers?: Authorizer[] | Authorizer;
  iamAuthEnabled?: boolean;
  apiKeyRequired?: boolean;
  requestValidator?: string;
  requiredParameters?: { name: string; in: string }[];
}

/** An authorizer with a Cognito user pool or a function. */
export interface Authorizer {
  authorizerName?: string;
  parameterName: string;
  identitySource?: string[];
  /** The ARNs or ids of user pools. */
  providerARNs?: string[];
  /** The scopes that a token needs. */
  methodsToAuthorize?: string[];
  /** A function, by its id. */
  handler?: string;
  parameterLocation?: string;
  authType?: string;
  /** `token` or `request`. */
  type?: string;
  identityValidationExpression?: string;
  authorizerResultTtlInSeconds?: number;
}

/** An operation of a Swagger document. */
export interface Operation {
  path: string;
  /** The method in Swagger's spelling. */
  method: string;
  operation: Properties;
}

export interface Surroundings {
  /** The name of the component. */
  name: string;
  /** The program's folder. */
  cwd: string;
  region: string;
  /** Returns the ARN of a registered resource by its id. An ARN is returned as it is. */
  arnOf(type: string, id: string): string;
  /** Returns the name of the bucket for static files. */
  bucket(): Promise<string>;
  /** Registers a child, and returns its outputs. */
  create(type: string, name: string, inputs: Properties, dependsOn?: string[]): Promise<Properties>;
}

/** Returns a method in Swagger's spelling. */
export function swaggerMethod(method: string): string {
  return method.toUpperCase() === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase();
}

/** Makes an operation for all paths below a route: the rest of the path replaces `{proxy}` in its integration. */
export function withProxy(operation: Properties): Properties {
  const requestParameters = { "integration.request.path.proxy": "method.request.path.proxy" };
  const integration = { ...operation["x-amazon-apigateway-integration"], requestParameters };
  return {
    ...operation,
    parameters: [{ name: "proxy", in: "path", required: true, type: "string" }],
    "x-amazon-apigateway-integration": integration,
  };
}

/** Returns the policy of a role that AWS services can assume. */
export function trustOf(services: string | string[]): string {
  const statement = { Effect: "Allow", Principal: { Service: services }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** Returns the hash for the names of children. */
export function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
