// Authorizes requests to the routes of an HTTP API: with a JWT authorizer, with IAM, or not at all.

import { isUserPool } from "../../issuer/user-pools.ts";
import { type InputsOf, ofType } from "../../resources/resource.ts";
import { iamCaller } from "../access/iam-caller.ts";
import {
  createTokenVerifier,
  InvalidToken,
  scopesOf,
  type TokenVerifier,
  textClaims,
} from "../access/jwt.ts";
import { signatureFailure } from "../access/signature.ts";
import type { Authorization, GatewayOptions } from "../api/api.ts";
import type { Stage } from "../api/stage.ts";
import { type Answer, message } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { queryValue } from "../request/query.ts";

/** Accepts a request and describes the caller for the function, or answers the request itself. */
export interface HttpAuthorizer {
  /** What the list of routes says: no `authorization` for a route that is open to everyone. */
  description: Authorization;
  authorize(request: ClientRequest): Promise<{ authorizer?: object } | Answer>;
}

/** Returns the authorizer of a registered route. Routes with the same authorizer share the issuer's keys. */
export function httpAuthorizer(
  options: GatewayOptions,
  stage: Stage,
  route: InputsOf<"aws:apigatewayv2/route:Route">,
): HttpAuthorizer {
  switch (route.authorizationType ?? "NONE") {
    case "NONE":
      return { description: {}, authorize: async () => ({}) };
    case "AWS_IAM":
      return {
        description: { authorization: "AWS_IAM" },
        authorize: (request) => authorizeIam(options, stage, request),
      };
    case "JWT":
      return jwtAuthorizer(options, stage, route);
    default:
      throw new Error(
        `Route "${route.routeKey}": the local run knows no authorization "${route.authorizationType}".`,
      );
  }
}

const verifiers = new WeakMap<object, TokenVerifier>();

function jwtAuthorizer(
  options: GatewayOptions,
  stage: Stage,
  { authorizerId, authorizationScopes: routeScopes = [], routeKey }: InputsOf<"aws:apigatewayv2/route:Route">,
): HttpAuthorizer {
  const authorizer = ofType(options.resources, "aws:apigatewayv2/authorizer:Authorizer").find(
    ({ inputs, outputs }) => outputs.id === authorizerId && inputs.apiId === stage.apiId,
  );
  if (!authorizer)
    throw new Error(`Expected an authorizer "${authorizerId}" of the API, and none is registered.`);
  const { jwtConfiguration: { issuer = "", audiences } = {}, identitySources } = authorizer.inputs;
  const { authorizerType } = authorizer.inputs;
  if (authorizerType !== "JWT") {
    throw new Error(
      `Expected the authorizer "${authorizer.name}" of the route "${routeKey}" to have the \`authorizerType\` JWT, as the` +
        ` route's \`authorizationType\` says, got "${authorizerType}". Set either.`,
    );
  }
  const standIn = isUserPool(issuer, options.resources) ? options.userPoolIssuer : undefined;
  const verify = verifiers.get(authorizer) ?? createTokenVerifier({ issuer: standIn ?? issuer, audiences });
  verifiers.set(authorizer, verify);
  const source = identitySources?.[0] ?? "$request.header.Authorization";
  return {
    description: { authorization: "JWT", ...(routeScopes.length > 0 && { scopes: routeScopes }) },
    authorize: (request) => authorizeJwt(verify, tokenOf(request, source), routeScopes),
  };
}

function tokenOf(request: ClientRequest, source: string): string | undefined {
  const [, kind, name = ""] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  const value = kind === "header" ? headerValue(request, name) : queryValue(request.query, name);
  return value?.replace(/^Bearer(?: +|$)/i, "");
}

async function authorizeJwt(verify: TokenVerifier, token: string | undefined, routeScopes: string[]) {
  if (!token) return refused(401, "Bearer", "no token");
  try {
    const claims = await verify(token);
    const scopes = scopesOf(claims);
    if (routeScopes.length > 0 && !routeScopes.some((scope) => scopes.includes(scope))) {
      return refused(
        403,
        challenge(routeScopes, "insufficient_scope", `expected scopes: [${routeScopes.join(" ")}]`),
      );
    }
    return {
      authorizer: { jwt: { claims: textClaims(claims), scopes: routeScopes.length > 0 ? scopes : null } },
    };
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
    return refused(401, challenge(routeScopes, "invalid_token", error.message), error.message);
  }
}

// API Gateway separates the parts by spaces, although RFC 6750 has commas.
function challenge(scopes: string[], error: string, description: string): string {
  return `Bearer scope="${scopes.join(" ")}" error="${error}" error_description="${description}"`;
}

function refused(status: 401 | 403, wwwAuthenticate: string, note = "scope missing"): Answer {
  const text = status === 401 ? "Unauthorized" : "Forbidden";
  return message(status, text, note, [["www-authenticate", wwwAuthenticate]]);
}

async function authorizeIam({ credentials }: GatewayOptions, stage: Stage, request: ClientRequest) {
  const scope = { region: stage.region, service: "execute-api" };
  const failure = await signatureFailure(request, credentials, scope);
  if (failure) return message(403, "Forbidden", failure.message);
  return { authorizer: { iam: iamCaller(credentials.accessKeyId, stage.accountId) } };
}
