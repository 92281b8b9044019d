// A page that tells the token command the issuer's URL and the audience of its tokens.
import { ofType, type Resource } from "../resources/resource.ts";
import type { Answerer } from "../server/server.ts";
import { isUserPool } from "./user-pools.ts";

/** The path of the page. Paths below `/_local` belong to the local cloud. */
export const issuerPath = "/_local/issuer";

/** The body that `/_local/issuer` answers when the run has a local issuer. */
export interface LocalIssuer {
  /** The URL of the issuer. */
  issuer: string;
  /** The audience that the API's authorizer asks for. */
  audience?: string[];
}

/**
 * Answers `GET /_local/issuer` with the issuer and its audience, or with 404 when the run has no issuer.
 *
 * @param url the URL of the issuer that this run started
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

/** Returns the audience of the first authorizer that accepts the issuer's tokens. */
export function audienceOf(issuerUrl: string, resources: Resource[]): string[] | undefined {
  return ofType(resources, "aws:apigatewayv2/authorizer:Authorizer")
    .map(({ inputs }) => inputs.jwtConfiguration)
    .find(({ issuer = "" } = {}) => issuer === issuerUrl || isUserPool(issuer, resources))?.audiences;
}
