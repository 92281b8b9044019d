// What of a program's gateways has an effect here.
import type { Served } from "../resources/effects.ts";

export const gatewayServes = {
  "aws:apigateway/deployment:Deployment": ["restApi", "triggers", "variables"],
  "aws:apigateway/methodSettings:MethodSettings": ["methodPath", "restApi", "settings", "stageName"],
  "aws:apigateway/response:Response": [
    "responseParameters",
    "responseTemplates",
    "responseType",
    "restApiId",
    "statusCode",
  ],
  "aws:apigateway/restApi:RestApi": ["binaryMediaTypes", "body", "endpointConfiguration", "name"],
  "aws:apigateway/stage:Stage": ["deployment", "restApi", "stageName"],
  "aws:apigatewayv2/api:Api": ["corsConfiguration", "name", "protocolType"],
  "aws:apigatewayv2/apiMapping:ApiMapping": ["apiId", "apiMappingKey", "domainName", "stage"],
  "aws:apigatewayv2/authorizer:Authorizer": [
    "apiId",
    "authorizerType",
    "identitySources",
    "jwtConfiguration",
    "name",
  ],
  "aws:apigatewayv2/integration:Integration": [
    "apiId",
    "integrationMethod",
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
    "operationName",
    "routeKey",
    "target",
  ],
  "aws:apigatewayv2/stage:Stage": ["apiId", "autoDeploy", "defaultRouteSettings", "name", "routeSettings"],
  "aws:lambda/permission:Permission": [
    "action",
    "function",
    "principal",
    "sourceAccount",
    "sourceArn",
    "statementId",
    "statementIdPrefix",
  ],
} satisfies Served;
