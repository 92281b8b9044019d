// Authorizes requests to the methods of a REST API: with IAM, with a Cognito user pool, with a function, or not at all; with an API key besides.

import { accountId } from "../../resources/account.ts";
import { parseArn } from "../../resources/arn.ts";
import { iamCaller } from "../access/iam-caller.ts";
import { createTokenVerifier, InvalidToken, scopesOf, type TokenVerifier } from "../access/jwt.ts";
import { signatureFailure } from "../access/signature.ts";
import type { GatewayOptions } from "../api/api.ts";
import { headerValue } from "../request/client-request.ts";
import { apiKeys, isApiKey } from "./api-keys.ts";
import type { Failed } from "./gateway-responses.ts";
import { lambdaAuthorizer } from "./lambda-authorizer.ts";
import type { RestAuthorizer, RestCaller } from "./rest-call.ts";
import { restClaims } from "./rest-claims.ts";
import { signatureFailed, unauthorized } from "./rest-failures.ts";
import type { RestStage } from "./rest-stage.ts";
import type { Swagger, SwaggerOperation } from "./swagger.ts";

/** The values that the authorizers of an API share. */
export interface RestAuthorizerArgs {
  options: GatewayOptions;
  swagger: Swagger;
  stage: RestStage;
}

/** Returns a function that makes the authorizer of an operation in a Swagger document. */
export function restAuthorizers(args: RestAuthorizerArgs): (operation: SwaggerOperation) => RestAuthorizer {
  const definitions = args.swagger.securityDefinitions ?? {};
  const verifiers = new Map<string, TokenVerifier[]>();
  return (operation) => {
    const asked = (operation.security ?? []).flatMap((one) => Object.entries(one));
    const [first] = asked.filter(([name]) => !isApiKey(definitions[name]));
    const authorizer = authorizerOf(operation, first);
    return asked.some(([name]) => isApiKey(definitions[name])) ? withApiKey(authorizer, args) : authorizer;
  };

  function authorizerOf(
    operation: SwaggerOperation,
    asked?: [name: string, scopes: string[]],
  ): RestAuthorizer {
    if (operation["x-amazon-apigateway-auth"]?.type === "AWS_IAM") return iamAuthorizer(args);
    if (asked === undefined) return { description: {}, authorize: async () => ({}) };
    const [name, scopes] = asked;
    const definition = definitions[name];
    if (definition?.["x-amazon-apigateway-authtype"] === "awsSigv4") return iamAuthorizer(args);
    const authorizer = definition?.["x-amazon-apigateway-authorizer"];
    const type = authorizer?.type?.toLowerCase() ?? "none";
    if (definition && ["token", "request"].includes(type))
      return lambdaAuthorizer(args.options, args.stage, name, definition);
    if (definition === undefined || type !== "cognito_user_pools") {
      throw new Error(
        `Security definition "${name}": the local run supports Cognito user pools, functions, IAM and API keys only, got the type ${type}.`,
      );
    }
    const pools =
      verifiers.get(name) ?? (authorizer?.providerARNs ?? []).map((arn) => poolVerifier(args.options, arn));
    verifiers.set(name, pools);
    const { name: header = "Authorization" } = definition;
    return {
      description: { authorization: "COGNITO_USER_POOLS", ...(scopes.length > 0 && { scopes }) },
      authorize: (request) => authorizeCognito(pools, headerValue(request, header), scopes),
    };
  }
}

/** Asks for an API key besides what the authorizer asks for. */
function withApiKey(authorizer: RestAuthorizer, { options, stage }: RestAuthorizerArgs): RestAuthorizer {
  const keyOf = apiKeys(options, stage);
  return {
    ...authorizer,
    async authorize(request, call) {
      const caller = await authorizer.authorize(request, call);
      if ("failure" in caller) return caller;
      const key = keyOf(request);
      return "failure" in key ? key : { ...caller, identity: { ...caller.identity, ...key.identity } };
    },
  };
}

// A user pool is its own issuer. API Gateway does not check the audience, so every app client of the pool may call.
function poolVerifier({ userPoolIssuer }: GatewayOptions, arn: string): TokenVerifier {
  const { service, region, account, resource } = parseArn(arn);
  const [, poolId] = /^userpool\/(.+)$/.exec(resource) ?? [];
  if (service !== "cognito-idp" || !poolId)
    throw new Error(`Expected the ARN of a Cognito user pool, got "${arn}".`);
  const standIn = account === accountId ? userPoolIssuer : undefined;
  return createTokenVerifier({ issuer: standIn ?? `https://cognito-idp.${region}.amazonaws.com/${poolId}` });
}

async function authorizeCognito(pools: TokenVerifier[], header: string | undefined, methodScopes: string[]) {
  if (!header) return unauthorized("no token");
  const token = header.replace(/^Bearer(?: +|$)/i, "");
  let refusal = new InvalidToken("no user pool");
  for (const verify of pools) {
    try {
      return judge(await verify(token), methodScopes);
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      refusal = error;
    }
  }
  const isExpired = refusal.message === "the token has expired";
  return unauthorized(refusal.message, isExpired ? "The incoming token has expired" : undefined);
}

// A method with scopes needs an access token with one of them. A method without scopes needs an ID token.
function judge(claims: Record<string, unknown>, methodScopes: string[]): RestCaller | Failed {
  const wanted = methodScopes.length > 0 ? "access" : "id";
  if (claims.token_use !== wanted) return unauthorized(`the token is not an ${wanted} token`);
  if (wanted === "access" && !methodScopes.some((scope) => scopesOf(claims).includes(scope))) {
    return unauthorized("scope missing");
  }
  return { authorizer: { claims: restClaims(claims) } };
}

function iamAuthorizer({ options, stage: { region, accountId } }: RestAuthorizerArgs): RestAuthorizer {
  return {
    description: { authorization: "AWS_IAM" },
    async authorize(request) {
      const { credentials } = options;
      const failure = await signatureFailure(request, credentials, { region, service: "execute-api" });
      if (failure) return signatureFailed(failure);
      const { accessKey, callerId, userArn, userId } = iamCaller(credentials.accessKeyId, accountId);
      const identity = { accessKey, accountId, caller: callerId, user: userId, userArn };
      return { identity, isSigned: true };
    },
  };
}
