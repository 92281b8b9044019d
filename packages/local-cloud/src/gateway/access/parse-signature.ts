// Parses AWS Signature Version 4 from a request's `Authorization` header, or from the query string of a presigned request.
import { type ClientRequest, headerValue } from "../request/client-request.ts";

/** The parts of a request's signature. */
export interface ParsedSignature {
  accessKeyId: string;
  /** The credential scope without its date: `eu-central-1/execute-api/aws4_request`. */
  scope: string;
  day: string;
  signedHeaders: string[];
  signature: string;
  at: Date;
  /** The seconds for which a presigned request is valid. */
  expiresIn?: number;
}

const algorithm = "AWS4-HMAC-SHA256";

/** The longest validity of a presigned request in seconds: one week. */
const maxExpiresIn = 604_800;

/** Returns the parts of an `Authorization` header, or `undefined` if it is not a complete signature. */
export function parseSignature(request: ClientRequest, authorization: string): ParsedSignature | undefined {
  const fields = new Map(
    authorization
      .replace(/^AWS4-HMAC-SHA256\s+/, "")
      .split(/\s*,\s*/)
      .map((field) => field.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const parsed = partsOf(fields, "", headerValue(request, "x-amz-date"));
  // A signature that does not cover the date could be used at any time.
  const isComplete = authorization.startsWith(algorithm) && parsed?.signedHeaders.includes("x-amz-date");
  return isComplete ? parsed : undefined;
}

/** Returns the parts of a presigned query string, or `undefined` if it is not a complete signature. */
export function parsePresigned(query: [name: string, value: string][]): ParsedSignature | undefined {
  const fields = new Map(query);
  const parsed = partsOf(fields, "X-Amz-", fields.get("X-Amz-Date"));
  const expires = fields.get("X-Amz-Expires") ?? "";
  const expiresIn = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
  if (!parsed || fields.get("X-Amz-Algorithm") !== algorithm) return undefined;
  return expiresIn >= 1 && expiresIn <= maxExpiresIn ? { ...parsed, expiresIn } : undefined;
}

/**
 * @param prefix the beginning of the fields' names
 * @param date the time of signing: beside an `Authorization` header, it is in a header of its own
 */
function partsOf(
  fields: Map<string, string>,
  prefix: "" | "X-Amz-",
  date: string | undefined,
): ParsedSignature | undefined {
  const [accessKeyId = "", day = "", ...scope] = fields.get(`${prefix}Credential`)?.split("/") ?? [];
  const signedHeaders = fields.get(`${prefix}SignedHeaders`)?.toLowerCase().split(";") ?? [];
  const signature = fields.get(`${prefix}Signature`) ?? "";
  const at = dateOf(date);
  // A signature that does not cover the host could be used for another API.
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
