// Makes the `security` of a route's operations in `RestAPI`.
import { invokeArnOf } from "../../resources/arn.ts";
import type { Properties } from "../../wire/values.ts";
import { type Authorizer, type Route, type Surroundings, trustOf } from "./route.ts";

/** Returns the properties of a route's operation except the integration. The route's authorizers are added to `definitions`. */
export async function securityOf(
  route: Route,
  surroundings: Surroundings,
  definitions: Properties,
): Promise<Properties> {
  const security: Properties[] = [];
  for (const one of [route.authorizers ?? []].flat()) {
    const name = one.authorizerName ?? `${surroundings.name}-authorizer-${Object.keys(definitions).length}`;
    definitions[name] ??= await definitionOf(one, name, surroundings);
    security.push({ [name]: one.methodsToAuthorize ?? [] });
  }
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

async function definitionOf(one: Authorizer, name: string, surroundings: Surroundings): Promise<Properties> {
  const { handler, providerARNs = [] } = one;
  const isLambda = handler !== undefined;
  const identitySource = one.identitySource?.join(", ");
  return {
    ...{ type: "apiKey", name: one.parameterName, in: (isLambda && one.parameterLocation) || "header" },
    "x-amazon-apigateway-authtype": isLambda ? one.authType : "cognito_user_pools",
    "x-amazon-apigateway-authorizer": isLambda
      ? { ...(await lambdaOf(one, handler, name, surroundings)), identitySource }
      : {
          type: "cognito_user_pools",
          identitySource,
          providerARNs: providerARNs.map((pool) => surroundings.arnOf("aws:cognito/userPool:UserPool", pool)),
        },
  };
}

const trust = trustOf(["lambda.amazonaws.com", "apigateway.amazonaws.com"]);

/** Makes the role with which API Gateway invokes the authorizer's function. */
async function lambdaOf(
  { type, identityValidationExpression, authorizerResultTtlInSeconds }: Authorizer,
  handler: string,
  name: string,
  { arnOf, create, region }: Surroundings,
): Promise<Properties> {
  const functionArn = arnOf("aws:lambda/function:Function", handler);
  const role = await create("aws:iam/role:Role", `${name}-authorizer-role`, { assumeRolePolicy: trust });
  const statement = { Action: "lambda:InvokeFunction", Effect: "Allow", Resource: functionArn };
  await create("aws:iam/rolePolicy:RolePolicy", `${name}-invocation-policy`, {
    role: role.name,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  });
  return {
    type,
    authorizerUri: invokeArnOf(functionArn, region),
    authorizerCredentials: role.arn,
    identityValidationExpression,
    authorizerResultTtlInSeconds,
  };
}
