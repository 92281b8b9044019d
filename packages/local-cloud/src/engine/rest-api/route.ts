// Routes of `RestAPI` of @pulumi/aws-apigateway as they arrive, and what it takes to make them.
import { createHash } from "node:crypto";

// biome-ignore lint/suspicious/noExplicitAny: parts of a Swagger document, and inputs of any type
export type Properties = Record<string, any>;

/** A route; a resource that was handed over is its id. */
export interface Route {
  path: string;
  method?: string;
  /** A function. */
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

/** Of a Cognito user pool, or of a function. */
export interface Authorizer {
  authorizerName?: string;
  parameterName: string;
  identitySource?: string[];
  /** User pools, by their ARNs or as resources. */
  providerARNs?: string[];
  /** Scopes. */
  methodsToAuthorize?: string[];
  handler?: unknown;
}

/** An operation of a Swagger document. */
export interface Operation {
  path: string;
  /** As Swagger spells it. */
  method: string;
  operation: Properties;
}

export interface Surroundings {
  /** Name of the component. */
  name: string;
  /** The program's folder. */
  cwd: string;
  region: string;
  /** The ARN of a registered resource by its id; an ARN stays what it is. */
  arnOf(type: string, id: string): string;
  /** Name of the bucket for static files. */
  bucket(): Promise<string>;
  /** Registers a child, and hands over its outputs. */
  create(type: string, name: string, inputs: Properties, dependsOn?: string[]): Promise<Properties>;
}

/** The method as Swagger spells it. */
export function swaggerMethod(method: string): string {
  return method.toUpperCase() === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase();
}

/** The hash in the names of children. */
export function shortHash(text: string): string {
  return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
