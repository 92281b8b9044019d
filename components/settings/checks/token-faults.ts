// Finds settings for tokens that an HTTP API would accept and then not work with, or refuse in the middle of an update.
import type { UserApiArgs } from "../user-api-args.ts";

/** The limit of a route's `AuthorizationScopes`: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html */
const longestScope = 64;
const discovery = "/.well-known/openid-configuration";

/** Returns one sentence for each fault. It skips outputs, which are checked later. */
export function tokenFaults({ gateway, jwtIssuer, ...args }: UserApiArgs): string[] {
  const scopes = (["jwtReadScope", "jwtWriteScope", "selfScope"] as const).flatMap((name) => {
    const { [name]: scope } = args;
    return gateway === "http" && typeof scope === "string" && scope.length > longestScope
      ? [
          `Expected \`${name}\` to be at most ${longestScope} characters with \`gateway: http\`, got ${scope.length}. ` +
            "Use a shorter scope, or `gateway: rest`.",
        ]
      : [];
  });
  return [...scopes, ...(typeof jwtIssuer === "string" ? issuerFaults(jwtIssuer) : [])];
}

/** Refuses an issuer that ends in the discovery path: API Gateway appends that path itself, and would not find the keys. */
function issuerFaults(issuer: string): string[] {
  const [before, ...after] = issuer.split(discovery);
  if (after.length === 0) return [];
  return [
    `Expected \`jwtIssuer\` to be the \`iss\` of your tokens, to which API Gateway adds ${discovery} itself, ` +
      `got ${JSON.stringify(issuer)}. Write ${before}, with a slash at the end if your tokens have one there.`,
  ];
}
