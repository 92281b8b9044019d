// The resource types that some part of the local run reads, each with its arguments and outputs in @pulumi/aws.
import type * as rest from "@pulumi/aws/apigateway/index.js";
import type * as http from "@pulumi/aws/apigatewayv2/index.js";
import type * as dynamodb from "@pulumi/aws/dynamodb/index.js";
import type * as iam from "@pulumi/aws/iam/index.js";
import type * as lambda from "@pulumi/aws/lambda/index.js";
import type * as s3 from "@pulumi/aws/s3/index.js";

/** The arguments and the class in `@pulumi/aws` by type token. */
export interface ResourceTypes {
  "aws:apigateway/apiKey:ApiKey": { args: rest.ApiKeyArgs; resource: rest.ApiKey };
  "aws:apigateway/authorizer:Authorizer": { args: rest.AuthorizerArgs; resource: rest.Authorizer };
  "aws:apigateway/deployment:Deployment": { args: rest.DeploymentArgs; resource: rest.Deployment };
  "aws:apigateway/integration:Integration": { args: rest.IntegrationArgs; resource: rest.Integration };
  "aws:apigateway/integrationResponse:IntegrationResponse": {
    args: rest.IntegrationResponseArgs;
    resource: rest.IntegrationResponse;
  };
  "aws:apigateway/method:Method": { args: rest.MethodArgs; resource: rest.Method };
  "aws:apigateway/methodResponse:MethodResponse": {
    args: rest.MethodResponseArgs;
    resource: rest.MethodResponse;
  };
  "aws:apigateway/methodSettings:MethodSettings": {
    args: rest.MethodSettingsArgs;
    resource: rest.MethodSettings;
  };
  "aws:apigateway/resource:Resource": { args: rest.ResourceArgs; resource: rest.Resource };
  "aws:apigateway/response:Response": { args: rest.ResponseArgs; resource: rest.Response };
  "aws:apigateway/restApi:RestApi": { args: rest.RestApiArgs; resource: rest.RestApi };
  "aws:apigateway/stage:Stage": { args: rest.StageArgs; resource: rest.Stage };
  "aws:apigateway/usagePlan:UsagePlan": { args: rest.UsagePlanArgs; resource: rest.UsagePlan };
  "aws:apigateway/usagePlanKey:UsagePlanKey": { args: rest.UsagePlanKeyArgs; resource: rest.UsagePlanKey };
  "aws:apigatewayv2/api:Api": { args: http.ApiArgs; resource: http.Api };
  "aws:apigatewayv2/apiMapping:ApiMapping": { args: http.ApiMappingArgs; resource: http.ApiMapping };
  "aws:apigatewayv2/authorizer:Authorizer": { args: http.AuthorizerArgs; resource: http.Authorizer };
  "aws:apigatewayv2/integration:Integration": { args: http.IntegrationArgs; resource: http.Integration };
  "aws:apigatewayv2/route:Route": { args: http.RouteArgs; resource: http.Route };
  "aws:apigatewayv2/stage:Stage": { args: http.StageArgs; resource: http.Stage };
  "aws:dynamodb/table:Table": { args: dynamodb.TableArgs; resource: dynamodb.Table };
  "aws:iam/policy:Policy": { args: iam.PolicyArgs; resource: iam.Policy };
  "aws:iam/role:Role": { args: iam.RoleArgs; resource: iam.Role };
  "aws:iam/rolePolicy:RolePolicy": { args: iam.RolePolicyArgs; resource: iam.RolePolicy };
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    args: iam.RolePolicyAttachmentArgs;
    resource: iam.RolePolicyAttachment;
  };
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    args: lambda.EventSourceMappingArgs;
    resource: lambda.EventSourceMapping;
  };
  "aws:lambda/function:Function": { args: lambda.FunctionArgs; resource: lambda.Function };
  "aws:lambda/functionUrl:FunctionUrl": { args: lambda.FunctionUrlArgs; resource: lambda.FunctionUrl };
  "aws:lambda/permission:Permission": { args: lambda.PermissionArgs; resource: lambda.Permission };
  "aws:s3/bucketObject:BucketObject": { args: s3.BucketObjectArgs; resource: s3.BucketObject };
}
