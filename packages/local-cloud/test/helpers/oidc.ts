// Starts an issuer whose keys the test has, to make good and bad tokens.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  SignJWT,
  UnsecuredJWT,
} from "jose";

export interface TestIssuer {
  url: string;
  /** The number of requests for each path. */
  requests: Map<string, number>;
  /** Signs claims with the issuer's present key. `header` and `key` replace the right ones. */
  sign(claims: Record<string, unknown>, forged?: Forged): Promise<string>;
  /** Gives the issuer a new key with a new id, and no longer publishes the old one. */
  rotate(): Promise<void>;
  /** Returns the public key as PEM, which an attacker can have too. */
  publicPem(): Promise<string>;
  /** Another published key, which is not an RSA key. */
  elliptic: { kid: string; privateKey: CryptoKey };
  close(): Promise<void>;
}

export interface Forged {
  header?: Record<string, unknown>;
  key?: CryptoKey | Uint8Array;
}

export async function startTestIssuer(port = 0): Promise<TestIssuer> {
  const requests = new Map<string, number>();
  let pair: { publicKey: CryptoKey; privateKey: CryptoKey };
  let jwk: JWK;
  const rotate = async () => {
    pair = await generateKeyPair("RS256", { extractable: true });
    jwk = { ...(await exportJWK(pair.publicKey)), kid: crypto.randomUUID(), alg: "RS256", use: "sig" };
  };
  await rotate();
  const curve = await generateKeyPair("ES256", { extractable: true });
  const elliptic = { kid: crypto.randomUUID(), privateKey: curve.privateKey };
  const curveJwk = { ...(await exportJWK(curve.publicKey)), kid: elliptic.kid, alg: "ES256", use: "sig" };
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.set(path, (requests.get(path) ?? 0) + 1);
    response.setHeader("content-type", "application/json");
    if (path === "/.well-known/openid-configuration")
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }));
    else response.end(JSON.stringify({ keys: [jwk, curveJwk] }));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    rotate,
    elliptic,
    sign: (claims, { header, key } = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: jwk.kid, ...header })
        .sign(key ?? pair.privateKey),
    publicPem: () => exportSPKI(pair.publicKey),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Returns tokens with good claims that every gateway must refuse, by their fault. */
export async function wrongTokens(
  issuer: TestIssuer,
  claims: Record<string, unknown>,
): Promise<Record<string, string>> {
  const other = await generateKeyPair("RS256");
  const pem = new TextEncoder().encode(await issuer.publicPem());
  const { kid, privateKey } = issuer.elliptic;
  return {
    "not yet valid": await issuer.sign({ ...claims, nbf: secondsFromNow(60) }),
    "wrong issuer": await issuer.sign({ ...claims, iss: "https://login.acme.dev" }),
    "wrong key": await issuer.sign(claims, { key: other.privateKey }),
    "alg none": new UnsecuredJWT(claims).encode(),
    "HMAC with the public key": await issuer.sign(claims, { header: { alg: "HS256" }, key: pem }),
    "elliptic curve": await issuer.sign(claims, { header: { alg: "ES256", kid }, key: privateKey }),
    garbage: "not.a.token",
  };
}

/** Returns seconds since the epoch, for a time this many seconds from now. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
