// Tests mock integrations of a REST API: preflights without a function.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { restApi } from "../../helpers/gateway-resources.ts";

const preflight = {
  responses: { 204: { headers: { "Access-Control-Allow-Origin": { type: "string" } } } },
  "x-amazon-apigateway-integration": {
    type: "mock",
    contentHandling: "CONVERT_TO_TEXT",
    requestTemplates: { "application/json": '{"statusCode": 204}' },
    responses: {
      default: {
        statusCode: "204",
        responseParameters: { "method.response.header.Access-Control-Allow-Origin": "'https://a.example'" },
      },
    },
  },
};

test("a mock integration answers a preflight without any function", async (t) => {
  const paths = { "/v1/users": { get: {}, options: preflight } };
  await serving(startGateway(restApi({ paths })), async (gateway) => {
    const { status, headers, text } = await gateway.send("OPTIONS", "/api-demo/v1/users");
    t.deepEqual([status, text, headers["access-control-allow-origin"]], [204, "", "https://a.example"]);
    t.deepEqual(gateway.lambda.functions, []);
    t.deepEqual(
      gateway.routes.map(({ method }) => method),
      ["GET"],
    );
  });
});

test("a mock integration that cannot read a binary body is a 500, as on AWS", async (t) => {
  const { contentHandling: _, ...integration } = preflight["x-amazon-apigateway-integration"];
  const paths = {
    "/v1/users": { options: { ...preflight, "x-amazon-apigateway-integration": integration } },
  };
  await serving(startGateway(restApi({ paths })), async (gateway) => {
    t.is((await gateway.send("OPTIONS", "/api-demo/v1/users")).status, 500);
  });
  await serving(startGateway(restApi({ paths, binaryMediaTypes: [] })), async (gateway) => {
    t.is((await gateway.send("OPTIONS", "/api-demo/v1/users")).status, 204);
  });
});

test("a mapped header that the method does not declare is an error at once", async (t) => {
  const paths = { "/v1/users": { options: { ...preflight, responses: { 204: {} } } } };
  await t.throwsAsync(startGateway(restApi({ paths })), {
    message: /to declare "Access-Control-Allow-Origin"/,
  });
});
