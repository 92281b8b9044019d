// JSON Web Tokens, verified as API Gateway's authorizers do: RSA signatures by the issuer's published keys.

import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { isLoopback } from "../../server/loopback.ts";

/** A token that is refused; the message is what `error_description` says. */
export class InvalidToken extends Error {
  override name = "InvalidToken";
}

/** Verifies a token and gives its claims; rejects with `InvalidToken`. */
export type TokenVerifier = (token: string) => Promise<JWTPayload>;

export interface TokenVerifierArgs {
  /** https, or http on loopback. */
  issuer: string;
  /** The accepted audiences; left out, any is. */
  audiences?: string[];
}

const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

/** Creates a verifier that fetches the issuer's keys when the first token comes, and again for an unknown key id. */
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
    // jose looks at `iat` only where a maximum age is asked for.
    if (claims.iat !== undefined && claims.iat > Date.now() / 1000) {
      throw new InvalidToken("the token was issued in the future");
    }
    return claims;
  };
}

/** The scopes of a token, from `scope` or, where that is missing, `scp`; either as text or as a list. */
export function scopesOf(claims: JWTPayload): string[] {
  const scopes = claims.scope ?? claims.scp ?? [];
  return Array.isArray(scopes) ? scopes.map(String) : String(scopes).split(" ").filter(Boolean);
}

// `client_id` counts only where there is no `aud`: Cognito's access tokens have the one and not the other.
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

// Only the wording for a wrong audience is published by AWS; the others follow its form.
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
  // What else jose says, and what its fetch of the keys says.
  const isFetch = error instanceof TypeError && error.message === "fetch failed";
  return error instanceof errors.JOSEError || isFetch ? "JWKS communication error" : undefined;
}

// API Gateway waits 1.5 s for either document and keeps the keys for two hours. An unknown key id makes it look
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
      // The next token tries again.
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

/** Claims as functions behind an HTTP API get them: all text, lists as `[a b]`. */
export function textClaims(claims: object): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(" ")}]`;
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
