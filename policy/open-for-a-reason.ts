// An API that everybody may call says why.
import { type Policy, type Resource, stackOf } from "./policy.ts";

/** How the description of an open API begins, which the setting `openReason` makes. */
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
          "Expected a reason why everybody may call the API, got none. Set auth to iam or jwt, or say the reason by openReason.",
      }));
  },
};

/** An HTTP API has its routes beside it, a REST API in its body. */
function isOpen(api: Resource, resources: Resource[]): boolean {
  if (api.type === "aws:apigateway/restApi:RestApi") return isOpenBody(api.props.body);
  return resources.some(
    ({ type, parent, props: { authorizationType = "NONE" } }) =>
      type === "aws:apigatewayv2/route:Route" && parent === api.parent && authorizationType === "NONE",
  );
}

/** Whether some method asks for nothing. A preflight has nothing to ask for. */
function isOpenBody(body: string | undefined): boolean {
  const { paths = {} } = JSON.parse(body ?? "{}");
  return Object.values<Record<string, { security?: unknown[] }>>(paths).some((methods) =>
    Object.entries(methods).some(
      ([method, { security = [] }]) => method !== "options" && security.length === 0,
    ),
  );
}
