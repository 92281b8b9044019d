// What tells the token command where the local issuer is, and for whom its tokens are.
import { ofType, type Resource } from "../resources/resource.ts";
import type { Answerer } from "../server/server.ts";

/** Below it nothing of the program is served. */
export const issuerPath = "/_local/issuer";

/** What the path above answers, where there is a local issuer. */
export interface LocalIssuer {
  issuer: string;
  /** Of the authorizer that takes its tokens. */
  audience?: string[];
}

/**
 * Answers `GET /_local/issuer`, with 404 when the run has no issuer.
 *
 * @param url of the issuer that this run started
 */
export function createIssuerPage(url: string | undefined, resources: Resource[]): Answerer {
  return (req, res) => {
    if (req.method !== "GET" || req.url?.replace(/\?.*$/s, "") !== issuerPath) return false;
    const body =
      url === undefined ? {} : ({ issuer: url, audience: audienceOf(url, resources) } satisfies LocalIssuer);
    res.writeHead(url === undefined ? 404 : 200, { "content-type": "application/json" });
    res.end(JSON.stringify(body));
    return true;
  };
}

/** Of the first authorizer that takes the tokens of the issuer. */
export function audienceOf(issuerUrl: string, resources: Resource[]): string[] | undefined {
  return ofType(resources, "aws:apigatewayv2/authorizer:Authorizer")
    .map(({ inputs }) => inputs.jwtConfiguration)
    .find((configuration) => configuration?.issuer === issuerUrl)?.audiences;
}
