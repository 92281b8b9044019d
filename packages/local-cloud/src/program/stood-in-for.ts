// Which resource types have an effect in the local run.
import type { Resource } from "../resources/resource.ts";

const stoodInFor = new Set([
  "aws:apigateway/deployment:Deployment",
  "aws:apigateway/methodSettings:MethodSettings",
  "aws:apigateway/restApi:RestApi",
  "aws:apigateway/stage:Stage",
  "aws:apigatewayv2/api:Api",
  "aws:apigatewayv2/apiMapping:ApiMapping",
  "aws:apigatewayv2/authorizer:Authorizer",
  "aws:apigatewayv2/integration:Integration",
  "aws:apigatewayv2/route:Route",
  "aws:apigatewayv2/stage:Stage",
  "aws:dynamodb/table:Table",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:lambda/function:Function",
  "aws:lambda/permission:Permission",
]);

/** The types among the resources that nothing here stands in for. */
export function unknownTypes(resources: Resource[]): string[] {
  const types = new Set(resources.map(({ type }) => type));
  return [...types].filter((type) => !type.startsWith("pulumi:") && !stoodInFor.has(type)).sort();
}
