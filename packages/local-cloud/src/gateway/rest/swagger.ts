// The part of a Swagger 2.0 document, with API Gateway's extensions, that makes a REST API here.
import type { MethodResponses, MockIntegration } from "./mock-integration.ts";

export interface Swagger {
  paths?: Record<string, Record<string, SwaggerOperation | undefined>>;
  securityDefinitions?: Record<string, SecurityDefinition | undefined>;
  "x-amazon-apigateway-gateway-responses"?: Record<string, GatewayResponse>;
  "x-amazon-apigateway-binary-media-types"?: string[];
}

/** An entry of `x-amazon-apigateway-gateway-responses`. */
export interface GatewayResponse {
  statusCode?: number | string;
  /** `gatewayresponse.header.<name>` to `'text'` or `method.request.header.<name>`. */
  responseParameters?: Record<string, string>;
  /** Content type to a template, of which `$context.…` is filled in. */
  responseTemplates?: Record<string, string>;
}

export interface SwaggerOperation {
  security?: Record<string, string[]>[];
  responses?: MethodResponses;
  "x-amazon-apigateway-integration"?: SwaggerIntegration;
  "x-amazon-apigateway-auth"?: { type?: string };
}

export interface SwaggerIntegration extends MockIntegration {
  /** `aws_proxy`, `http_proxy` or `mock`, in any case. */
  type?: string;
  httpMethod?: string;
  uri?: string;
  timeoutInMillis?: number;
  connectionType?: string;
  /** `integration.request.path.id` to `method.request.path.id`. */
  requestParameters?: Record<string, string>;
}

export interface SecurityDefinition {
  /** The header with the token. */
  name?: string;
  "x-amazon-apigateway-authtype"?: string;
  "x-amazon-apigateway-authorizer"?: { type?: string; providerARNs?: string[] };
}
