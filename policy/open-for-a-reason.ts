// The policy `open-for-a-reason`: the description of an API that everybody may call gives the reason.
import { type Policy, type Resource, stackOf } from "./policy.ts";

/** Matches the description of an open API that the setting `openReason` writes. */
const reason = /^Open to everybody: \S/;

export const openForAReason: Policy = {
  name: "open-for-a-reason",
  description: "Outside the stack dev, an API that everybody may call has a reason in its description.",
  ofStack(resources) {
    const apis = resources.filter(({ type }) => /^aws:apigateway(v2\/api:Api|\/restApi:RestApi)$/.test(type));
    return apis
      .filter(
        (api) =>
          stackOf(api) !== "dev" && isOpen(api, resources) && !reason.test(api.props.description ?? ""),
      )
      .map(({ urn }) => ({
        urn,
        message:
          "Expected a reason why everybody may call the API, got none. Set auth to iam or jwt, or give the reason in openReason.",
      }));
  },
};

/** Returns true for an API with a route that needs no credentials. Routes of an HTTP API are resources; those of a REST API are in its body. */
function isOpen(api: Resource, resources: Resource[]): boolean {
  if (api.type === "aws:apigateway/restApi:RestApi") return isOpenBody(api.props.body);
  return resources.some(
    ({ type, parent, props: { authorizationType = "NONE" } }) =>
      type === "aws:apigatewayv2/route:Route" && parent === api.parent && authorizationType === "NONE",
  );
}

/** Returns true for a body with a method that needs no credentials. `OPTIONS` does not count: a CORS preflight request never has any. */
function isOpenBody(body: string | undefined): boolean {
  const { paths = {} } = JSON.parse(body ?? "{}");
  return Object.values<Record<string, { security?: unknown[] }>>(paths).some((methods) =>
    Object.entries(methods).some(
      ([method, { security = [] }]) => method !== "options" && security.length === 0,
    ),
  );
}
