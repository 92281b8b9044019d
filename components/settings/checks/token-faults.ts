// What an HTTP API refuses of the settings for tokens only once it is asked.
import type { UserApiArgs } from "../user-api-args.ts";

/** `AuthorizationScopes` of a route: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html */
const longestScope = 64;
const discovery = "/.well-known/openid-configuration";

/** One sentence for each; those only known later are passed over. */
export function tokenFaults({ gateway, jwtIssuer, ...args }: UserApiArgs): string[] {
  const scopes = (["jwtReadScope", "jwtWriteScope", "selfScope"] as const).flatMap((name) => {
    const { [name]: scope } = args;
    return gateway === "http" && typeof scope === "string" && scope.length > longestScope
      ? [
          `Expected \`${name}\` to be at most ${longestScope} characters with \`gateway: http\`, got ${scope.length}. ` +
            "Name a shorter scope, or take `gateway: rest`.",
        ]
      : [];
  });
  return [...scopes, ...(typeof jwtIssuer === "string" ? issuerFaults(jwtIssuer) : [])];
}

/** API Gateway looks for the keys at the issuer with that ending, and finds none where it stands twice. */
function issuerFaults(issuer: string): string[] {
  const [before, ...after] = issuer.split(discovery);
  if (after.length === 0) return [];
  return [
    `Expected \`jwtIssuer\` to be the \`iss\` of your tokens, to which API Gateway adds ${discovery} itself, ` +
      `got ${JSON.stringify(issuer)}. Write ${before}, with a slash at the end if your tokens have one there.`,
  ];
}
