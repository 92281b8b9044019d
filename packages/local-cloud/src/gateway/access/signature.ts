// Verifies AWS Signature Version 4: signs the request again with the secret key, and compares the signatures. A presigned request
// has its signature in the query string instead of a header.
import { createHash, timingSafeEqual } from "node:crypto";
import { Sha256Node } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { groupPairs, signedPairs } from "../request/query.ts";
import { type ParsedSignature, parsePresigned, parseSignature } from "./parse-signature.ts";
import {
  incomplete,
  incompleteQuery,
  invalid,
  mismatch,
  missingToken,
  type SignatureFailure,
  unrecognized,
} from "./signature-failures.ts";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

// The most milliseconds by which a client's clock may differ.
const skewMs = 5 * 60 * 1000;

/** The region and the service that a request must be signed for. */
export interface SignatureScope {
  region: string;
  /** The service's name: `execute-api`, or `lambda` for function URLs. */
  service: string;
}

/** Verifies the signature of a request. Returns the failure, or `undefined` for a valid signature. */
export async function signatureFailure(
  request: ClientRequest,
  credentials: Credentials,
  { region, service }: SignatureScope,
): Promise<SignatureFailure | undefined> {
  const authorization = headerValue(request, "authorization");
  const query = signedPairs(request.query);
  const isPresigned = authorization === undefined && query.some(([name]) => name === "X-Amz-Algorithm");
  if (authorization === undefined && !isPresigned) return missingToken;
  const parsed = authorization === undefined ? parsePresigned(query) : parseSignature(request, authorization);
  if (!parsed) return authorization === undefined ? incompleteQuery : incomplete(authorization);
  if (parsed.accessKeyId !== credentials.accessKeyId || hasToken(request, query)) return unrecognized;
  if (parsed.scope !== `${region}/${service}/aws4_request`) {
    return invalid(`Credential should be scoped to region "${region}" and service "${service}".`);
  }
  if (!isCurrent(parsed, request.receivedAt)) {
    const date = parsed.at.toISOString().replace(/[-:]|\.\d+/g, "");
    return invalid(`Signature expired or not yet current: ${date}`);
  }
  return (await isGenuine(request, parsed, credentials, { region, service })) ? undefined : mismatch;
}

// The local credentials belong to a user without a session, so a session token cannot be valid.
function hasToken(request: ClientRequest, query: [string, string][]): boolean {
  return (
    headerValue(request, "x-amz-security-token") !== undefined ||
    query.some(([name]) => name === "X-Amz-Security-Token")
  );
}

function isCurrent({ at, expiresIn }: ParsedSignature, now: number): boolean {
  const age = now - at.getTime();
  return age >= -skewMs && age <= (expiresIn === undefined ? skewMs : expiresIn * 1000);
}

async function isGenuine(
  request: ClientRequest,
  parsed: ParsedSignature,
  credentials: Credentials,
  scope: SignatureScope,
): Promise<boolean> {
  const bodyHash = createHash("sha256").update(request.body).digest("hex");
  const statedHash = headerValue(request, "x-amz-content-sha256");
  if (statedHash !== undefined && statedHash !== bodyHash) return false;
  const signer = new SignatureV4({
    credentials,
    ...scope,
    sha256: Sha256Node,
    applyChecksum: statedHash !== undefined && parsed.signedHeaders.includes("x-amz-content-sha256"),
  });
  const expected = await signatureOf(signer, request, parsed);
  return (
    parsed.day === parsed.at.toISOString().slice(0, 10).replaceAll("-", "") &&
    timingSafeEqual(Buffer.from(expected), Buffer.from(parsed.signature))
  );
}

async function signatureOf(
  signer: SignatureV4,
  request: ClientRequest,
  parsed: ParsedSignature,
): Promise<string> {
  const { at: signingDate, expiresIn } = parsed;
  const signableHeaders = new Set(parsed.signedHeaders);
  if (expiresIn === undefined) {
    const signed = await signer.sign(canonical(request, parsed), { signingDate, signableHeaders });
    return /Signature=([0-9a-f]+)/.exec(signed.headers.authorization ?? "")?.[1] ?? "";
  }
  const options = { signingDate, expiresIn, signableHeaders, unhoistableHeaders: signableHeaders };
  const presigned = await signer.presign(canonical(request, parsed), options);
  return String(presigned.query?.["X-Amz-Signature"]);
}

// Only the signed headers are included, because the signer would add others to its list.
function canonical(request: ClientRequest, { signedHeaders, expiresIn }: ParsedSignature) {
  const headers = signedHeaders.map((name) => [name, headerValue(request, name) ?? ""]);
  const pairs = signedPairs(request.query).filter(
    ([name]) => expiresIn === undefined || !signatureNames.has(name),
  );
  return {
    method: request.method,
    protocol: "http:",
    hostname: headerValue(request, "host") ?? "",
    path: request.path,
    query: Object.fromEntries(groupPairs(pairs)),
    headers: Object.fromEntries(headers),
    body: request.body,
  };
}

// The parameters that signing adds to a presigned request.
const signatureNames = new Set([
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Date",
  "X-Amz-Expires",
  "X-Amz-SignedHeaders",
  "X-Amz-Signature",
]);
