// A program with a REST API without a body: its paths, methods and integrations are Pulumi resources.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const api = new aws.apigateway.RestApi("api");
const teams = new aws.apigateway.Resource("teams", {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: "teams",
});
const team = new aws.apigateway.Resource("team", {
  restApi: api.id,
  parentId: teams.id,
  pathPart: "{team}",
});
const show = new aws.lambda.CallbackFunction("show", {
  policies: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
  callback: async ({ pathParameters, resource }: { pathParameters: { team: string }; resource: string }) => ({
    statusCode: 200,
    body: JSON.stringify({ resource, team: pathParameters.team }),
  }),
});
const method = new aws.apigateway.Method("show", {
  restApi: api.id,
  resourceId: team.id,
  httpMethod: "GET",
  authorization: "NONE",
});
const integration = new aws.apigateway.Integration("show", {
  restApi: api.id,
  resourceId: team.id,
  httpMethod: method.httpMethod,
  integrationHttpMethod: "POST",
  type: "AWS_PROXY",
  uri: show.invokeArn,
});
new aws.lambda.Permission("show", {
  action: "lambda:InvokeFunction",
  function: show,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/${method.httpMethod}${team.path}`,
});
const deployment = new aws.apigateway.Deployment(
  "deployment",
  { restApi: api.id },
  { dependsOn: [integration] },
);
const stage = new aws.apigateway.Stage("stage", {
  restApi: api.id,
  deployment: deployment.id,
  stageName: "v1",
});

export const url = stage.invokeUrl;
