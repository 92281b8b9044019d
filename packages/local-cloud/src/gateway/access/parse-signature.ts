// What a request says of its AWS Signature Version 4, in its `Authorization` header or, presigned, in its query string.
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { decodePercent, isWellEncoded } from "../request/query.ts";

/** What a signed request says of its signature. */
export interface ParsedSignature {
  accessKeyId: string;
  /** `20260312/eu-central-1/execute-api/aws4_request`, without the date. */
  scope: string;
  day: string;
  signedHeaders: string[];
  signature: string;
  at: Date;
  /** Seconds that a presigned request is good for. */
  expiresIn?: number;
}

const algorithm = "AWS4-HMAC-SHA256";

/** The longest that a presigned request may be good for: a week, in seconds. */
const maxExpiresIn = 604_800;

/** The parts of an `Authorization` header; `undefined` when it is no complete signature. */
export function parseSignature(request: ClientRequest, authorization: string): ParsedSignature | undefined {
  const fields = new Map(
    authorization
      .replace(/^AWS4-HMAC-SHA256\s+/, "")
      .split(/\s*,\s*/)
      .map((field) => field.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const parsed = partsOf({
    credential: fields.get("Credential"),
    signedHeaders: fields.get("SignedHeaders"),
    signature: fields.get("Signature"),
    date: headerValue(request, "x-amz-date"),
  });
  // A signature that leaves out the date could be used at any time.
  const isComplete = authorization.startsWith(algorithm) && parsed?.signedHeaders.includes("x-amz-date");
  return isComplete ? parsed : undefined;
}

/** The parts of a presigned query string; `undefined` when it is no complete signature. */
export function parsePresigned(query: [name: string, value: string][]): ParsedSignature | undefined {
  const fields = new Map(query);
  const parsed = partsOf({
    credential: fields.get("X-Amz-Credential"),
    signedHeaders: fields.get("X-Amz-SignedHeaders"),
    signature: fields.get("X-Amz-Signature"),
    date: fields.get("X-Amz-Date"),
  });
  const expires = fields.get("X-Amz-Expires") ?? "";
  const expiresIn = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
  if (!parsed || fields.get("X-Amz-Algorithm") !== algorithm) return undefined;
  return expiresIn >= 1 && expiresIn <= maxExpiresIn ? { ...parsed, expiresIn } : undefined;
}

function partsOf(fields: {
  credential?: string;
  signedHeaders?: string;
  signature?: string;
  date?: string;
}): ParsedSignature | undefined {
  const [accessKeyId = "", day = "", ...scope] = fields.credential?.split("/") ?? [];
  const signedHeaders = fields.signedHeaders?.toLowerCase().split(";") ?? [];
  const { signature = "" } = fields;
  const at = dateOf(fields.date);
  // A signature that leaves out the host could be used elsewhere.
  if (!at || !accessKeyId || !/^[0-9a-f]{64}$/.test(signature) || !signedHeaders.includes("host"))
    return undefined;
  return { accessKeyId, day, scope: scope.join("/"), signedHeaders, signature, at };
}

function dateOf(text: string | undefined): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? "");
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The query string as it was signed: signers encode a space as %20 and leave a plus sign to be one. */
export function signedQuery({ query }: ClientRequest): [name: string, value: string][] {
  return query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      return [decoded(name), decoded(value)];
    });
}

function decoded(text: string): string {
  return isWellEncoded(text) ? decodePercent(text) : text;
}
