// AWS Signature Version 4, verified: signs the request again with the secret key and compares.
import { createHash, timingSafeEqual } from "node:crypto";
import { Sha256Node } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { decodePercent, groupPairs, isWellEncoded } from "../request/query.ts";
import { type ParsedSignature, parseSignature } from "./parse-signature.ts";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** Why a request is not taken as signed; `message` is what a REST API answers. */
export interface SignatureFailure {
  type:
    | "MissingAuthenticationTokenException"
    | "IncompleteSignatureException"
    | "UnrecognizedClientException"
    | "InvalidSignatureException";
  message: string;
}

// How far a client's clock may be off.
const skewMs = 5 * 60 * 1000;

/** Verifies the `Authorization` header of a request; gives the failure, or `undefined` when all is well. */
export async function signatureFailure(
  request: ClientRequest,
  credentials: Credentials,
  region: string,
): Promise<SignatureFailure | undefined> {
  const authorization = headerValue(request, "authorization");
  if (authorization === undefined) return missingToken;
  const parsed = parseSignature(request, authorization);
  if (!parsed) return incomplete(authorization);
  if (parsed.accessKeyId !== credentials.accessKeyId) return unrecognized;
  if (parsed.scope !== `${region}/execute-api/aws4_request`) {
    return invalid(`Credential should be scoped to region "${region}" and service "execute-api".`);
  }
  if (Math.abs(parsed.at.getTime() - request.receivedAt) > skewMs) {
    return invalid(`Signature expired or not yet current: ${headerValue(request, "x-amz-date")}`);
  }
  return (await isGenuine(request, parsed, credentials, region)) ? undefined : mismatch;
}

/** What a request without any credentials is told. */
const missingToken: SignatureFailure = {
  type: "MissingAuthenticationTokenException",
  message: "Missing Authentication Token",
};

const unrecognized: SignatureFailure = {
  type: "UnrecognizedClientException",
  message: "The security token included in the request is invalid.",
};

const mismatch: SignatureFailure = invalid(
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access" +
    " Key and signing method. Consult the service documentation for details.",
);

function invalid(message: string): SignatureFailure {
  return { type: "InvalidSignatureException", message };
}

/** What a REST API says to an `Authorization` header that is no signature, even on a path it does not know. */
export function incomplete(authorization: string): SignatureFailure {
  const hash = createHash("sha256").update(authorization).digest("base64");
  return {
    type: "IncompleteSignatureException",
    message:
      "Invalid key=value pair (missing equal-sign) in Authorization header" +
      ` (hashed with SHA-256 and encoded with Base64): '${hash}'.`,
  };
}

async function isGenuine(
  request: ClientRequest,
  parsed: ParsedSignature,
  credentials: Credentials,
  region: string,
): Promise<boolean> {
  const bodyHash = createHash("sha256").update(request.body).digest("hex");
  const statedHash = headerValue(request, "x-amz-content-sha256");
  if (statedHash !== undefined && statedHash !== bodyHash) return false;
  const signer = new SignatureV4({
    credentials,
    region,
    service: "execute-api",
    sha256: Sha256Node,
    applyChecksum: statedHash !== undefined && parsed.signedHeaders.includes("x-amz-content-sha256"),
  });
  const signableHeaders = new Set(parsed.signedHeaders);
  const signed = await signer.sign(canonical(request, parsed), { signingDate: parsed.at, signableHeaders });
  const expected = /Signature=([0-9a-f]+)/.exec(signed.headers.authorization ?? "")?.[1] ?? "";
  return (
    parsed.day === parsed.at.toISOString().slice(0, 10).replaceAll("-", "") &&
    timingSafeEqual(Buffer.from(expected), Buffer.from(parsed.signature))
  );
}

// Only the signed headers take part; the signer would add others to its list.
function canonical(request: ClientRequest, { signedHeaders }: ParsedSignature) {
  const headers = signedHeaders.map((name) => [name, headerValue(request, name) ?? ""]);
  const query = groupPairs(request.query.split("&").filter(Boolean).map(queryPair));
  return {
    method: request.method,
    protocol: "http:",
    hostname: headerValue(request, "host") ?? "",
    path: request.path,
    query: Object.fromEntries(query),
    headers: Object.fromEntries(headers),
    body: request.body,
  };
}

// Signers encode a space as %20 and leave a plus sign to be one.
function queryPair(pair: string): [string, string] {
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  return [decoded(name), decoded(value)];
}

function decoded(text: string): string {
  return isWellEncoded(text) ? decodePercent(text) : text;
}
