// Declares a method of a REST API as Pulumi resources, with every input.
import { common, type Declared, declared } from "./declared.ts";

const { region, description, tags } = common;

/** The resource `/y`. */
export function resourceEverything(restApi: string): Declared {
  return declared("aws:apigateway/resource:Resource", "y", {
    region,
    restApi,
    parentId: "root",
    pathPart: "y",
  });
}

/**
 * The method `GET` of the resource, behind an authorizer, with its integration and its answers, and the integration of `PUT` with another
 * server: only such an integration has request parameters.
 */
export function methodEverything(restApi: string, resourceId: string): Declared[] {
  const place = { region, restApi, resourceId, httpMethod: "GET" };
  const method = {
    apiKeyRequired: true,
    authorization: "COGNITO_USER_POOLS",
    authorizationScopes: ["a"],
    authorizerId: "authorizer",
    operationName: "o",
    requestModels: { "application/json": "m" },
    requestParameters: { "method.request.header.a": true },
    requestValidatorId: "v",
  };
  const integration = {
    cacheKeyParameters: ["a"],
    cacheNamespace: "n",
    connectionId: "c",
    connectionType: "VPC_LINK",
    contentHandling: "CONVERT_TO_TEXT",
    credentials: "arn",
    integrationHttpMethod: "POST",
    integrationTarget: "arn",
    passthroughBehavior: "NEVER",
    requestParameters: { "integration.request.header.a": "'b'" },
    requestTemplates: { "application/json": '{"statusCode":200}' },
    responseTransferMode: "STREAM",
    timeoutMilliseconds: 1000,
    tlsConfig: { insecureSkipVerification: true },
    uri: "arn",
  };
  return [
    declared("aws:apigateway/authorizer:Authorizer", "authorizer", {
      ...{ region, restApi, name: "pool", type: "COGNITO_USER_POOLS" },
      authorizerCredentials: "arn",
      authorizerResultTtlInSeconds: 1,
      authorizerUri: "arn",
      identitySource: "method.request.header.Authorization",
      identityValidationExpression: "^a",
      providerArns: ["arn:aws:cognito-idp:eu-central-1:000000000000:userpool/eu-central-1_local"],
    }),
    ...["GET", "PUT"].flatMap((httpMethod) => [
      declared("aws:apigateway/method:Method", `method-${httpMethod}`, { ...place, ...method, httpMethod }),
      declared("aws:apigateway/integration:Integration", `rest-integration-${httpMethod}`, {
        ...{ ...place, ...integration, httpMethod },
        type: httpMethod === "GET" ? "MOCK" : "HTTP_PROXY",
      }),
    ]),
    declared("aws:apigateway/methodResponse:MethodResponse", "declared-answer", {
      ...place,
      responseModels: { "application/json": "m" },
      responseParameters: { "method.response.header.a": true },
      statusCode: "200",
    }),
    declared("aws:apigateway/integrationResponse:IntegrationResponse", "answer", {
      ...place,
      contentHandling: "CONVERT_TO_TEXT",
      responseParameters: { "method.response.header.a": "'b'" },
      responseTemplates: { "application/json": "{}" },
      selectionPattern: "2..",
      statusCode: "200",
    }),
  ];
}

/** A key of a usage plan of the stage `v1`. */
export function apiKeyEverything(apiId: string): Declared[] {
  return [
    declared("aws:apigateway/apiKey:ApiKey", "key", {
      ...{ region, description, tags, name: "key" },
      customerId: "c",
      enabled: true,
      value: "v",
    }),
    declared("aws:apigateway/usagePlan:UsagePlan", "plan", {
      ...{ region, description, tags, name: "plan" },
      apiStages: [{ apiId, stage: "v1", throttles: [{ path: "/y/GET", burstLimit: 1, rateLimit: 1 }] }],
      productCode: "p",
      quotaSettings: { limit: 1, offset: 0, period: "DAY" },
      throttleSettings: { burstLimit: 1, rateLimit: 1 },
    }),
  ];
}

export function usagePlanKeyEverything(keyId: string, usagePlanId: string): Declared {
  return declared("aws:apigateway/usagePlanKey:UsagePlanKey", "member", {
    ...{ region, keyId, keyType: "API_KEY", usagePlanId },
  });
}
