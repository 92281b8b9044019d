// The resource types that some part of the local run reads, each with its class in @pulumi/aws.
import type * as rest from "@pulumi/aws/apigateway/index.js";
import type * as http from "@pulumi/aws/apigatewayv2/index.js";
import type * as dynamodb from "@pulumi/aws/dynamodb/index.js";
import type * as iam from "@pulumi/aws/iam/index.js";
import type * as lambda from "@pulumi/aws/lambda/index.js";
import type * as s3 from "@pulumi/aws/s3/index.js";

/** The class in `@pulumi/aws` by type token. */
export interface ResourceTypes {
  "aws:apigateway/apiKey:ApiKey": typeof rest.ApiKey;
  "aws:apigateway/authorizer:Authorizer": typeof rest.Authorizer;
  "aws:apigateway/deployment:Deployment": typeof rest.Deployment;
  "aws:apigateway/integration:Integration": typeof rest.Integration;
  "aws:apigateway/integrationResponse:IntegrationResponse": typeof rest.IntegrationResponse;
  "aws:apigateway/method:Method": typeof rest.Method;
  "aws:apigateway/methodResponse:MethodResponse": typeof rest.MethodResponse;
  "aws:apigateway/methodSettings:MethodSettings": typeof rest.MethodSettings;
  "aws:apigateway/resource:Resource": typeof rest.Resource;
  "aws:apigateway/response:Response": typeof rest.Response;
  "aws:apigateway/restApi:RestApi": typeof rest.RestApi;
  "aws:apigateway/stage:Stage": typeof rest.Stage;
  "aws:apigateway/usagePlan:UsagePlan": typeof rest.UsagePlan;
  "aws:apigateway/usagePlanKey:UsagePlanKey": typeof rest.UsagePlanKey;
  "aws:apigatewayv2/api:Api": typeof http.Api;
  "aws:apigatewayv2/apiMapping:ApiMapping": typeof http.ApiMapping;
  "aws:apigatewayv2/authorizer:Authorizer": typeof http.Authorizer;
  "aws:apigatewayv2/integration:Integration": typeof http.Integration;
  "aws:apigatewayv2/route:Route": typeof http.Route;
  "aws:apigatewayv2/stage:Stage": typeof http.Stage;
  "aws:dynamodb/table:Table": typeof dynamodb.Table;
  "aws:iam/policy:Policy": typeof iam.Policy;
  "aws:iam/role:Role": typeof iam.Role;
  "aws:iam/rolePolicy:RolePolicy": typeof iam.RolePolicy;
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": typeof iam.RolePolicyAttachment;
  "aws:lambda/eventSourceMapping:EventSourceMapping": typeof lambda.EventSourceMapping;
  "aws:lambda/function:Function": typeof lambda.Function;
  "aws:lambda/functionUrl:FunctionUrl": typeof lambda.FunctionUrl;
  "aws:lambda/permission:Permission": typeof lambda.Permission;
  "aws:s3/bucketObject:BucketObject": typeof s3.BucketObject;
}
