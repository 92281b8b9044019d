// A users API with five routes, five functions and a table, written with `@pulumi/aws` alone.
import * as aws from "@pulumi/aws";

const table = new aws.dynamodb.Table("users", {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
});
const api = new aws.apigatewayv2.Api("users", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("users", { apiId: api.id, name: "$default", autoDeploy: true });

// biome-ignore lint/suspicious/noExplicitAny: it is what `require` gives
const routes: Record<string, { route: string; factory: () => any }> = {
  createUser: { route: "POST /v1/users", factory: () => require("users-handlers/create-user").handler },
  listUsers: { route: "GET /v1/users", factory: () => require("users-handlers/list-users").handler },
  getUser: { route: "GET /v1/users/{userId}", factory: () => require("users-handlers/get-user").handler },
  updateUser: {
    route: "PUT /v1/users/{userId}",
    factory: () => require("users-handlers/update-user").handler,
  },
  deleteUser: {
    route: "DELETE /v1/users/{userId}",
    factory: () => require("users-handlers/delete-user").handler,
  },
};

const FIELDS = '{"firstName":{"whenAbsent":""},"lastName":{"whenAbsent":""}}';

for (const [operation, { route, factory }] of Object.entries(routes)) {
  const handler = new aws.lambda.CallbackFunction(operation, {
    callbackFactory: factory,
    environment: { variables: { USERS_TABLE_NAME: table.name, OPERATION: operation, FIELDS } },
  });
  const integration = new aws.apigatewayv2.Integration(operation, {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: handler.invokeArn,
    payloadFormatVersion: "2.0",
  });
  new aws.apigatewayv2.Route(operation, {
    apiId: api.id,
    routeKey: route,
    target: integration.id.apply((id) => `integrations/${id}`),
  });
  new aws.lambda.Permission(operation, {
    action: "lambda:InvokeFunction",
    function: handler.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: api.executionArn.apply((arn) => `${arn}/*/*`),
  });
}

export const url = api.apiEndpoint;
