// The types of the routes of `RestAPI` in @pulumi/aws-apigateway, and of the values that are needed to create them.
import { createHash } from "node:crypto";

// biome-ignore lint/suspicious/noExplicitAny: parts of a Swagger document, and inputs of any type
export type Properties = Record<string, any>;

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

/** Returns the hash for the names of children. */
export function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
