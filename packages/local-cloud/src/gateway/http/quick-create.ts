// Quick create: API Gateway creates an integration, a route and a stage for an HTTP API with a `target`.
import { ofType, type Resource, type ResourceOf } from "../../resources/resource.ts";

/** Returns the resources together with those that API Gateway creates for quick-create APIs. */
export function withQuickCreated(resources: Resource[]): Resource[] {
  return [...resources, ...ofType(resources, "aws:apigatewayv2/api:Api").flatMap(createdFor)];
}

/** Returns the resources for one API: see `target` and `routeKey` in https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
function createdFor({ name, inputs, outputs }: ResourceOf<"aws:apigatewayv2/api:Api">): Resource[] {
  const { target, routeKey = "$default" } = inputs;
  if (!target) return [];
  const { id: apiId, apiEndpoint } = outputs;
  const id = `${apiId}-quick`;
  const isUrl = /^https?:/.test(target);
  const part = (kind: string, own: object, more: object = {}): Resource => ({
    type: `aws:apigatewayv2/${kind}`,
    name,
    inputs: { apiId, ...own },
    outputs: { id, apiId, ...more },
  });
  return [
    part("integration:Integration", {
      integrationType: isUrl ? "HTTP_PROXY" : "AWS_PROXY",
      integrationUri: target,
      payloadFormatVersion: isUrl ? "1.0" : "2.0",
    }),
    part("route:Route", { routeKey, target: `integrations/${id}` }),
    part("stage:Stage", { name: "$default" }, { name: "$default", invokeUrl: `${apiEndpoint}/` }),
  ];
}
