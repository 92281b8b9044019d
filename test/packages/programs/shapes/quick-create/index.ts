// A program with an HTTP API that creates its own route, integration and stage, and with a function from a folder.
import * as aws from "@pulumi/aws";
import { asset } from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal(aws.iam.Principals.LambdaPrincipal),
});
const fn = new aws.lambda.Function("fn", {
  role: role.arn,
  runtime: aws.lambda.Runtime.NodeJS22dX,
  handler: "index.handler",
  code: new asset.AssetArchive({ ".": new asset.FileArchive("./app") }),
});
new aws.lambda.Permission("fn", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: fn,
});
const api = new aws.apigatewayv2.Api("api", {
  protocolType: "HTTP",
  routeKey: "GET /hello",
  target: fn.invokeArn,
});

export const url = api.apiEndpoint;
