// Makes the `security` of a route's operations in `RestAPI`.
import type { Authorizer, Properties, Route, Surroundings } from "./route.ts";

/** Returns the properties of a route's operation except the integration. The route's authorizers are added to `definitions`. */
export function securityOf(route: Route, surroundings: Surroundings, definitions: Properties): Properties {
  const authorizers = [route.authorizers ?? []].flat();
  const security = authorizers.map((one) => {
    const name = one.authorizerName ?? `${surroundings.name}-authorizer-${Object.keys(definitions).length}`;
    definitions[name] ??= definitionOf(one, route.path, surroundings);
    return { [name]: one.methodsToAuthorize ?? [] };
  });
  if (route.apiKeyRequired) {
    definitions.api_key ??= { type: "apiKey", name: "x-api-key", in: "header" };
    security.push({ api_key: [] });
  }
  return {
    ...(security.length > 0 && { security }),
    ...(route.iamAuthEnabled && { "x-amazon-apigateway-auth": { type: "AWS_IAM" } }),
    ...(route.requestValidator && { "x-amazon-apigateway-request-validator": route.requestValidator }),
    ...(route.requiredParameters && {
      parameters: route.requiredParameters.map((one) => ({ ...one, required: true })),
    }),
  };
}

function definitionOf(
  { parameterName, identitySource, providerARNs, handler }: Authorizer,
  path: string,
  { arnOf }: Surroundings,
): Properties {
  if (!providerARNs || handler !== undefined)
    throw new Error(
      `The route ${path} has a Lambda authorizer, which the local run does not support. It supports Cognito authorizers and \`iamAuthEnabled\`.`,
    );
  return {
    ...{ type: "apiKey", name: parameterName, in: "header" },
    "x-amazon-apigateway-authtype": "cognito_user_pools",
    "x-amazon-apigateway-authorizer": {
      type: "cognito_user_pools",
      identitySource: identitySource?.join(", "),
      providerARNs: providerARNs.map((pool) => arnOf("aws:cognito/userPool:UserPool", pool)),
    },
  };
}
