// Declares an HTTP API with every input.
import { common, type Declared, declared } from "./declared.ts";

const { region, description, tags } = common;

/** An HTTP API. */
export function httpApiEverything(): Declared {
  return declared("aws:apigatewayv2/api:Api", "http", {
    ...{ region, description, tags, name: "http" },
    apiKeySelectionExpression: "$request.header.x-api-key",
    body: "{}",
    corsConfiguration: {
      allowCredentials: true,
      allowHeaders: ["a"],
      allowMethods: ["GET"],
      allowOrigins: ["https://a.example"],
      exposeHeaders: ["b"],
      maxAge: 1,
    },
    credentialsArn: "arn",
    disableExecuteApiEndpoint: true,
    failOnWarnings: true,
    ipAddressType: "dualstack",
    protocolType: "HTTP",
    routeKey: "$default",
    routeSelectionExpression: "$request.method $request.path",
    // With this input, the API would create its own routes.
    target: "",
    version: "1",
  });
}

/** The parts of the API: `GET /open`, and `GET /guarded` with a JWT authorizer, in front of a function; on a domain, below `/v9`. */
export function httpPartsEverything(apiId: string, invokeArn: string): Declared[] {
  return [...routes(apiId, invokeArn), stage(apiId), mapping(apiId)];
}

function routes(apiId: string, invokeArn: string): Declared[] {
  const route = (path: string, authorizationType: string) =>
    declared("aws:apigatewayv2/route:Route", path, {
      region,
      apiId,
      apiKeyRequired: true,
      authorizationScopes: ["read"],
      authorizationType,
      authorizerId: "authorizer",
      modelSelectionExpression: "m",
      operationName: "o",
      requestModels: { "application/json": "m" },
      requestParameters: [{ requestParameterKey: "route.request.header.a", required: true }],
      routeKey: `GET /${path}`,
      routeResponseSelectionExpression: "$default",
      target: "integrations/integration",
    });
  return [
    route("open", "NONE"),
    route("guarded", "JWT"),
    declared("aws:apigatewayv2/authorizer:Authorizer", "authorizer", {
      ...{ region, name: "authorizer" },
      apiId,
      authorizerCredentialsArn: "arn",
      authorizerPayloadFormatVersion: "2.0",
      authorizerResultTtlInSeconds: 1,
      authorizerType: "JWT",
      authorizerUri: "arn",
      enableSimpleResponses: true,
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { audiences: ["a"], issuer: "https://issuer.example" },
    }),
    declared("aws:apigatewayv2/integration:Integration", "integration", {
      ...{ region, description },
      apiId,
      connectionId: "c",
      connectionType: "VPC_LINK",
      contentHandlingStrategy: "CONVERT_TO_TEXT",
      credentialsArn: "arn",
      integrationMethod: "GET",
      // With this input, the route would lead to an AWS service.
      integrationSubtype: "",
      integrationType: "AWS_PROXY",
      integrationUri: invokeArn,
      passthroughBehavior: "NEVER",
      payloadFormatVersion: "2.0",
      requestParameters: { "overwrite:path": "/" },
      requestTemplates: { a: "b" },
      responseParameters: [{ mappings: { "overwrite:statuscode": "200" }, statusCode: "201" }],
      templateSelectionExpression: "t",
      timeoutMilliseconds: 30_000,
      tlsConfig: { serverNameToVerify: "s" },
    }),
  ];
}

function stage(apiId: string): Declared {
  const settings = {
    dataTraceEnabled: true,
    detailedMetricsEnabled: true,
    loggingLevel: "INFO",
    throttlingBurstLimit: 100,
    throttlingRateLimit: 100,
  };
  return declared("aws:apigatewayv2/stage:Stage", "v1", {
    ...{ region, description, tags, name: "v1" },
    accessLogSettings: { destinationArn: "arn", format: "f" },
    apiId,
    autoDeploy: false,
    clientCertificateId: "c",
    defaultRouteSettings: settings,
    deploymentId: "d",
    routeSettings: [{ routeKey: "GET /open", ...settings }],
    stageVariables: { a: "1" },
  });
}

function mapping(apiId: string): Declared {
  return declared("aws:apigatewayv2/apiMapping:ApiMapping", "mapping", {
    region,
    apiId,
    apiMappingKey: "v9",
    domainName: "api.example.com",
    stage: "v1",
  });
}
