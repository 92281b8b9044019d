// The inputs of API Gateway's resources that have an effect in the local run.
import type { Served } from "../resources/effects.ts";

const throttling = ["throttlingBurstLimit", "throttlingRateLimit"] as const;

/** The inputs that name the method to which a part of a REST API belongs. */
const place = ["httpMethod", "resourceId", "restApi"] as const;

export const gatewayServes = {
  "aws:apigateway/apiKey:ApiKey": ["enabled", "value"],
  "aws:apigateway/authorizer:Authorizer": [
    "authorizerCredentials",
    "authorizerUri",
    "identitySource",
    "identityValidationExpression",
    "providerArns",
    "restApi",
    "type",
  ],
  "aws:apigateway/deployment:Deployment": ["restApi"],
  "aws:apigateway/integration:Integration": [
    ...place,
    "connectionType",
    "contentHandling",
    "integrationHttpMethod",
    "requestParameters",
    "requestTemplates",
    "timeoutMilliseconds",
    "type",
    "uri",
  ],
  "aws:apigateway/integrationResponse:IntegrationResponse": [
    ...place,
    "responseParameters",
    "responseTemplates",
    "selectionPattern",
    "statusCode",
  ],
  "aws:apigateway/method:Method": [
    ...place,
    "apiKeyRequired",
    "authorization",
    "authorizationScopes",
    "authorizerId",
  ],
  "aws:apigateway/methodResponse:MethodResponse": [...place, "responseParameters", "statusCode"],
  "aws:apigateway/methodSettings:MethodSettings": [
    "methodPath",
    "restApi",
    ...throttling.map((limit) => `settings.${limit}` as const),
    "stageName",
  ],
  "aws:apigateway/resource:Resource": ["parentId", "pathPart", "restApi"],
  "aws:apigateway/response:Response": [
    "responseParameters",
    "responseTemplates",
    "responseType",
    "restApiId",
    "statusCode",
  ],
  "aws:apigateway/restApi:RestApi": ["apiKeySource", "binaryMediaTypes", "body"],
  "aws:apigateway/stage:Stage": ["deployment", "restApi", "stageName"],
  "aws:apigateway/usagePlan:UsagePlan": ["apiStages.apiId", "apiStages.stage"],
  "aws:apigateway/usagePlanKey:UsagePlanKey": ["keyId", "keyType", "usagePlanId"],
  "aws:apigatewayv2/api:Api": ["corsConfiguration", "protocolType", "routeKey", "target"],
  "aws:apigatewayv2/apiMapping:ApiMapping": ["apiId", "apiMappingKey", "stage"],
  "aws:apigatewayv2/authorizer:Authorizer": [
    "apiId",
    "authorizerType",
    "identitySources",
    "jwtConfiguration",
  ],
  "aws:apigatewayv2/integration:Integration": [
    "apiId",
    "integrationSubtype",
    "integrationType",
    "integrationUri",
    "payloadFormatVersion",
    "timeoutMilliseconds",
  ],
  "aws:apigatewayv2/route:Route": [
    "apiId",
    "authorizationScopes",
    "authorizationType",
    "authorizerId",
    "routeKey",
    "target",
  ],
  "aws:apigatewayv2/stage:Stage": [
    "apiId",
    ...throttling.map((limit) => `defaultRouteSettings.${limit}` as const),
    "routeSettings.routeKey",
    ...throttling.map((limit) => `routeSettings.${limit}` as const),
  ],
  "aws:s3/bucketObject:BucketObject": ["bucket", "content", "contentType", "key", "source"],
  "aws:lambda/functionUrl:FunctionUrl": [
    "authorizationType",
    "cors",
    "functionName",
    "invokeMode",
    "qualifier",
  ],
  "aws:lambda/permission:Permission": [
    "action",
    "function",
    "functionUrlAuthType",
    "invokedViaFunctionUrl",
    "principal",
    "sourceAccount",
    "sourceArn",
  ],
} satisfies Served;
