// An OpenID Connect issuer on this machine: its configuration, its keys, and a token endpoint without authentication.
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { listen } from "../server/server.ts";

export interface Issuer {
  /** The issuer's URL, also in the claim `iss` of its tokens. */
  url: string;
  /** Signs a token. */
  token(request: TokenRequest): Promise<string>;
  close(): void;
}

/** The claims of a token. */
export interface TokenRequest {
  scopes?: string[];
  /** One audience or more. */
  audience?: string[];
  /** @default "local-user" */
  subject?: string;
  /** @default 3600 */
  lifetimeSeconds?: number;
  /** The kind of token: "access" or "id". REST APIs without scopes need an ID token. @default "access" */
  use?: "access" | "id";
}

class InvalidRequest extends Error {}

/** Starts an issuer on a free loopback port, with a new key. */
export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: crypto.randomUUID(), alg: "RS256", use: "sig" };
  const server = await listen("127.0.0.1", 0);
  const url = server.origin;
  const sign = (request: TokenRequest) => {
    // Both times come from one look at the clock: a second may end between two.
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claimsOf(request))
      .setProtectedHeader({ alg: "RS256", kid: key.kid })
      .setIssuer(url)
      .setIssuedAt(now)
      .setExpirationTime(now + (request.lifetimeSeconds ?? 3600))
      .setJti(crypto.randomUUID())
      .sign(privateKey);
  };
  const documents: Record<string, object> = {
    "/.well-known/openid-configuration": configuration(url),
    "/.well-known/jwks.json": { keys: [key] },
  };
  server.serve((request, response) =>
    serve(documents, sign, request, response).catch((error: Error) => {
      const [status, code] =
        error instanceof InvalidRequest
          ? ([400, "invalid_request"] as const)
          : ([500, "server_error"] as const);
      answer(response, status, { error: code, error_description: error.message });
    }),
  );
  return { url, token: sign, close: server.abort };
}

function configuration(url: string): object {
  return {
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks.json`,
    token_endpoint: `${url}/token`,
    grant_types_supported: ["client_credentials"],
    response_types_supported: ["token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function claimsOf({ scopes, audience, subject = "local-user", use = "access" }: TokenRequest): JWTPayload {
  return {
    sub: subject,
    token_use: use,
    ...(audience && audience.length > 0 && { aud: audience.length === 1 ? audience[0] : audience }),
    ...(scopes && scopes.length > 0 && { scope: scopes.join(" ") }),
  };
}

async function serve(
  documents: Record<string, object>,
  sign: (request: TokenRequest) => Promise<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? "").replace(/\?.*$/s, "");
  if (request.method === "GET" && documents[path]) return answer(response, 200, documents[path]);
  if (request.method !== "POST" || path !== "/token") return answer(response, 404, { error: "not_found" });
  const tokenRequest = readForm(await text(request));
  const access_token = await sign(tokenRequest);
  answer(response, 200, {
    access_token,
    token_type: "Bearer",
    expires_in: tokenRequest.lifetimeSeconds ?? 3600,
    ...(tokenRequest.scopes && { scope: tokenRequest.scopes.join(" ") }),
  });
}

function readForm(body: string): TokenRequest {
  const form = new URLSearchParams(body);
  const field = (name: string) => form.get(name) ?? undefined;
  const lifetime = field("lifetime");
  if (lifetime !== undefined && !/^-?\d{1,9}$/.test(lifetime)) {
    throw new InvalidRequest(`Expected the lifetime to be whole seconds, got "${lifetime}".`);
  }
  return {
    scopes: field("scope")?.split(" ").filter(Boolean),
    audience: form.getAll("audience"),
    subject: field("subject"),
    use: field("use") === "id" ? "id" : "access",
    ...(lifetime !== undefined && { lifetimeSeconds: Number(lifetime) }),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
