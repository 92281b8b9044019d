// Verifies JSON Web Tokens as API Gateway's authorizers do: with RSA signatures and the issuer's published keys.

import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { isLoopback } from "../../server/loopback.ts";

/** The error for a token that is refused. Its message becomes the `error_description`. */
export class InvalidToken extends Error {
  override name = "InvalidToken";
}

/** Verifies a token and returns its claims. Rejects with `InvalidToken`. */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

export interface TokenVerifierArgs {
  /** The issuer's URL: https, or http on this machine. */
  issuer: string;
  /** The accepted audiences. By default every audience is accepted. */
  audiences?: string[];
}

const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

/** Creates a verifier. It fetches the issuer's keys with the first token, and again for an unknown key ID. */
export function createTokenVerifier({ issuer, audiences }: TokenVerifierArgs): TokenVerifier {
  const url = new URL(issuer);
  if (url.protocol !== "https:" && !isLoopback(url.hostname)) {
    throw new Error(`Expected the issuer to be an https URL, or http on this machine, got "${issuer}".`);
  }
  const keyOf = issuerKeys(issuer);
  return async (token) => {
    const claims = await verify(token, issuer, keyOf);
    if (audiences && !audiences.some((audience) => audiencesOf(claims).includes(audience))) {
      throw new InvalidToken("the token does not have a valid audience");
    }
    // jose checks `iat` only if a maximum age is set.
    if (claims.iat !== undefined && claims.iat > Date.now() / 1000) {
      throw new InvalidToken("the token was issued in the future");
    }
    return claims;
  };
}

/** Returns the scopes of a token, from `scope` or otherwise `scp`. Each may be a text or a list. */
export function scopesOf(claims: JWTPayload): string[] {
  const scopes = claims.scope ?? claims.scp ?? [];
  return Array.isArray(scopes) ? scopes.map(String) : String(scopes).split(" ").filter(Boolean);
}

// `client_id` counts only without `aud`. Cognito's access tokens have no `aud`.
function audiencesOf(claims: JWTPayload): string[] {
  const audience = claims.aud ?? claims.client_id;
  return Array.isArray(audience) ? audience : [String(audience)];
}

async function verify(token: string, issuer: string, keyOf: JWTVerifyGetKey): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keyOf, { issuer, algorithms, requiredClaims: ["exp"] });
    return payload;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    throw new InvalidToken(refusal, { cause: error });
  }
}

// AWS publishes only the text for a wrong audience. The other texts have the same form.
function refusalOf(error: unknown): string | undefined {
  if (error instanceof InvalidToken) return error.message;
  if (error instanceof errors.JWTExpired) return "the token has expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "nbf") return "the token is not valid yet";
    return `the token does not have a valid ${error.claim === "iss" ? "issuer" : error.claim}`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return "the token's signing method is invalid";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "the token's signature is invalid";
  if (error instanceof errors.JWKSNoMatchingKey) return "the token's key ID is unknown";
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return "the token cannot be decoded";
  // These are jose's other errors, and those of its request for the keys.
  const isFetch = error instanceof TypeError && error.message === "fetch failed";
  return error instanceof errors.JOSEError || isFetch ? "JWKS communication error" : undefined;
}

// API Gateway waits 1.5 s for each of the two documents, and keeps the keys for two hours. For an unknown key ID it fetches them
// again, here at most once a second.
const timeoutMs = 1500;
const keepKeysMs = 2 * 60 * 60 * 1000;
const lookAgainMs = 1000;

function issuerKeys(issuer: string): JWTVerifyGetKey {
  let keySet: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    if (typeof header.kid !== "string") throw new InvalidToken("the token does not have a key ID");
    keySet ??= discover(issuer);
    const current = keySet;
    const keyOf = await current.catch((error) => {
      // The next token starts a new attempt.
      if (keySet === current) keySet = undefined;
      throw new InvalidToken("OIDC discovery endpoint communication error", { cause: error });
    });
    return keyOf(header, token);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  const { jwks_uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(jwks_uri), {
    timeoutDuration: timeoutMs,
    cacheMaxAge: keepKeysMs,
    cooldownDuration: lookAgainMs,
  });
}

/** Converts claims to the form for functions behind an HTTP API: each claim is a text, and a list becomes `[a b]`. */
export function textClaims(claims: object): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(" ")}]`;
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
