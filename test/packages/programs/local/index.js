// A program that works with every supported version of the SDK. The packed local cloud serves it.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

pulumi.runtime.registerStackTransform(({ type, props, opts }) =>
  type === "aws:sns/topic:Topic"
    ? { props: { ...props, displayName: "Transformed" }, opts: pulumi.mergeOptions(opts, { protect: true }) }
    : undefined,
);

const west = new aws.Provider("west", { region: "us-west-2" });
const password = new pulumi.Config().requireSecret("password");
const topic = new aws.sns.Topic(
  "alarms",
  { tags: { password } },
  { provider: west, aliases: [{ name: "older" }] },
);
const network = new pulumi.StackReference("acme/network/prod");
pulumi.log.warn("mind the tags", topic);

const fn = new aws.lambda.CallbackFunction("hello", {
  policies: [],
  callback: async () => ({ statusCode: 200, body: `Hello from ${topic.name.get()}` }),
});
const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
new aws.lambda.Permission("hello", {
  action: "lambda:InvokeFunction",
  function: fn,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});
const { id } = new aws.apigatewayv2.Integration("hello", {
  apiId: api.id,
  integrationType: "AWS_PROXY",
  integrationUri: fn.invokeArn,
  payloadFormatVersion: "2.0",
});
new aws.apigatewayv2.Route("hello", {
  apiId: api.id,
  routeKey: "GET /hello",
  target: pulumi.interpolate`integrations/${id}`,
});
new aws.apigatewayv2.Stage("api", { apiId: api.id, name: "$default", autoDeploy: true });

module.exports = {
  url: api.apiEndpoint,
  topic: topic.displayName,
  region: topic.arn.apply((arn) => arn.split(":")[3]),
  isSecret: topic.tags.isSecret,
  key: network.requireOutput("keyArn"),
  organization: pulumi.getOrganization(),
  zones: aws.getAvailabilityZonesOutput({}, { provider: west }).names,
};
