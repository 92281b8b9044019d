// The parts of a Swagger 2.0 document that the local run reads, with API Gateway's extensions.

export interface Swagger {
  paths?: Record<string, Record<string, SwaggerOperation>>;
  securityDefinitions?: Record<string, SecurityDefinition | undefined>;
  "x-amazon-apigateway-gateway-responses"?: Record<string, GatewayResponse>;
  "x-amazon-apigateway-binary-media-types"?: string[];
  "x-amazon-apigateway-api-key-source"?: string;
}

/** An entry of `x-amazon-apigateway-gateway-responses`. */
export interface GatewayResponse {
  statusCode?: number | string;
  /** The response's headers. `gatewayresponse.header.<name>` has the value `'text'` or `method.request.header.<name>`. */
  responseParameters?: Record<string, string>;
  /** The body's template by content type. `$context.…` in it is filled in. */
  responseTemplates?: Record<string, string>;
}

/** A response of a mock integration. */
export interface IntegrationResponse {
  statusCode: number | string;
  /** The response's headers. `method.response.header.<name>` has the value `'text'`. */
  responseParameters?: Record<string, string>;
  /** The body by content type. */
  responseTemplates?: Record<string, string>;
}

export interface SwaggerOperation {
  security?: Record<string, string[]>[];
  /** The responses that the method declares, by status. */
  responses?: Record<string, { headers?: Record<string, unknown> } | undefined>;
  "x-amazon-apigateway-integration"?: SwaggerIntegration;
  "x-amazon-apigateway-auth"?: { type?: string };
}

export interface SwaggerIntegration {
  /** The type in upper or lower case: `aws_proxy`, `http_proxy` or `mock`. */
  type?: string;
  httpMethod?: string;
  uri?: string;
  timeoutInMillis?: number;
  connectionType?: string;
  /** The sources of the request's parameters: `integration.request.path.id` has the value `method.request.path.id`. */
  requestParameters?: Record<string, string>;
  requestTemplates?: Record<string, string>;
  contentHandling?: string;
  /** The responses of a mock integration, by the pattern of a status or `default`. */
  responses?: Record<string, IntegrationResponse>;
}

export interface SecurityDefinition {
  /** The name of the header with the token. */
  name?: string;
  "x-amazon-apigateway-authtype"?: string;
  "x-amazon-apigateway-authorizer"?: SwaggerAuthorizer;
}

export interface SwaggerAuthorizer {
  /** `cognito_user_pools`, `token` or `request`, in any case. */
  type?: string;
  providerARNs?: string[];
  /** The function's `invokeArn`. */
  authorizerUri?: string;
  authorizerCredentials?: string;
  /** `method.request.header.Authorization, method.request.querystring.token` */
  identitySource?: string;
  identityValidationExpression?: string;
}
