// The Authorization header of AWS Signature Version 4, taken apart.
import { type ClientRequest, headerValue } from "../request/client-request.ts";

/** What a signed request says of its signature. */
export interface ParsedSignature {
  accessKeyId: string;
  /** `20260312/eu-central-1/execute-api/aws4_request`, without the date. */
  scope: string;
  day: string;
  signedHeaders: string[];
  signature: string;
  at: Date;
}

/** The parts of the header; `undefined` when it is no complete signature. */
export function parseSignature(request: ClientRequest, authorization: string): ParsedSignature | undefined {
  const fields = new Map(
    authorization
      .replace(/^AWS4-HMAC-SHA256\s+/, "")
      .split(/\s*,\s*/)
      .map((field) => field.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  const [accessKeyId = "", day = "", ...scope] = fields.get("Credential")?.split("/") ?? [];
  const signedHeaders = fields.get("SignedHeaders")?.toLowerCase().split(";") ?? [];
  const signature = fields.get("Signature") ?? "";
  const at = dateOf(headerValue(request, "x-amz-date"));
  if (!authorization.startsWith("AWS4-HMAC-SHA256") || !at || !/^[0-9a-f]{64}$/.test(signature))
    return undefined;
  // A signature that leaves out the host or the date could be used elsewhere or at any time.
  if (!signedHeaders.includes("host") || !signedHeaders.includes("x-amz-date")) return undefined;
  return { accessKeyId, day, scope: scope.join("/"), signedHeaders, signature, at };
}

function dateOf(text: string | undefined): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? "");
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
