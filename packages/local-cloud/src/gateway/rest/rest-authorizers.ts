// Authorizes requests to the methods of a REST API: with IAM, with a Cognito user pool, or not at all.

import { accountId } from "../../resources/account.ts";
import { parseArn } from "../../resources/arn.ts";
import { iamCaller } from "../access/iam-caller.ts";
import { createTokenVerifier, InvalidToken, scopesOf, type TokenVerifier } from "../access/jwt.ts";
import { signatureFailure } from "../access/signature.ts";
import type { GatewayOptions } from "../api/api.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import type { GatewayFailure } from "./gateway-responses.ts";
import { restClaims } from "./rest-claims.ts";
import { signatureGatewayFailure } from "./rest-failures.ts";
import type { RestStage } from "./rest-stage.ts";
import type { Swagger, SwaggerOperation } from "./swagger.ts";

/** The caller, as the function's event describes it. */
export interface RestCaller {
  /** The event's `requestContext.authorizer`. */
  authorizer?: object;
  /** The event's `requestContext.identity`, without the client's address and user agent. */
  identity?: object;
}

/** Accepts a request and describes the caller, or returns a failure. */
export interface RestAuthorizer {
  /** The kind of authorization. It is absent for a method that is open to everyone. */
  kind?: "AWS_IAM" | "COGNITO_USER_POOLS";
  /** An access token needs at least one of these scopes. Without scopes, the method needs an ID token. */
  scopes?: string[];
  authorize(request: ClientRequest): Promise<RestCaller | { failure: GatewayFailure }>;
}

/** The values that the authorizers of an API share. */
export interface RestAuthorizerArgs {
  options: GatewayOptions;
  swagger: Swagger;
  stage: Pick<RestStage, "region" | "accountId">;
}

/** Returns a function that makes the authorizer of an operation in a Swagger document. */
export function restAuthorizers(args: RestAuthorizerArgs): (operation: SwaggerOperation) => RestAuthorizer {
  const definitions = args.swagger.securityDefinitions ?? {};
  const verifiers = new Map<string, TokenVerifier[]>();
  return (operation) => {
    if (operation["x-amazon-apigateway-auth"]?.type === "AWS_IAM") return iamAuthorizer(args);
    const [name, scopes] = Object.entries(operation.security?.[0] ?? {})[0] ?? [];
    if (name === undefined) return { authorize: async () => ({}) };
    const definition = definitions[name];
    if (definition?.["x-amazon-apigateway-authtype"] === "awsSigv4") return iamAuthorizer(args);
    const authorizer = definition?.["x-amazon-apigateway-authorizer"];
    if (definition === undefined || authorizer?.type !== "cognito_user_pools") {
      throw new Error(`Security definition "${name}": the local run knows Cognito user pools and IAM only.`);
    }
    const pools =
      verifiers.get(name) ?? (authorizer.providerARNs ?? []).map((arn) => poolVerifier(args.options, arn));
    verifiers.set(name, pools);
    const header = (definition.name ?? "Authorization").toLowerCase();
    return {
      kind: "COGNITO_USER_POOLS",
      ...(scopes && scopes.length > 0 && { scopes }),
      authorize: (request) => authorizeCognito(pools, headerValue(request, header), scopes ?? []),
    };
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
  if (!header) return unauthorized("Unauthorized", "no token");
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
  const text =
    refusal.message === "the token has expired" ? "The incoming token has expired" : "Unauthorized";
  return unauthorized(text, refusal.message);
}

// A method with scopes needs an access token with one of them. A method without scopes needs an ID token.
function judge(
  claims: Record<string, unknown>,
  methodScopes: string[],
): RestCaller | { failure: GatewayFailure } {
  const wanted = methodScopes.length > 0 ? "access" : "id";
  if (claims.token_use !== wanted) return unauthorized("Unauthorized", `the token is not an ${wanted} token`);
  if (wanted === "access" && !methodScopes.some((scope) => scopesOf(claims).includes(scope))) {
    return unauthorized("Unauthorized", "scope missing");
  }
  return { authorizer: { claims: restClaims(claims) } };
}

function unauthorized(message: string, note: string): { failure: GatewayFailure } {
  return {
    failure: { type: "UNAUTHORIZED", status: 401, message, errorType: "UnauthorizedException", note },
  };
}

function iamAuthorizer({ options, stage: { region, accountId } }: RestAuthorizerArgs): RestAuthorizer {
  return {
    kind: "AWS_IAM",
    async authorize(request) {
      if (!options.credentials)
        throw new Error("Methods with AWS_IAM need credentials to verify signatures with.");
      const failure = await signatureFailure(request, options.credentials, {
        region,
        service: "execute-api",
      });
      if (failure) return { failure: signatureGatewayFailure(failure) };
      const { accessKey, callerId, userArn, userId } = iamCaller(options.credentials.accessKeyId, accountId);
      return { identity: { accessKey, accountId, caller: callerId, user: userId, userArn } };
    },
  };
}
