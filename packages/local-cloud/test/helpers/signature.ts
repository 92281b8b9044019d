// Signs requests with Signature Version 4 by hand.
import { createHash, createHmac } from "node:crypto";

/** The credentials whose signatures the tests' gateways accept. */
export const credentials = { accessKeyId: "AKIDLOCAL", secretAccessKey: "secret" };

/** A request to sign. A part that is left out gets the value that a client would send. */
export interface Signed {
  method: string;
  path: string;
  query?: string;
  body?: string;
  headers?: Record<string, string>;
  at?: Date;
  accessKeyId?: string;
  secretAccessKey?: string;
  region?: string;
  service?: string;
  /** The headers that are not signed. */
  unsigned?: string[];
  /** The seconds for which a presigned request is valid. */
  expires?: number;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Returns the headers of the signed request. The code follows AWS's description, and shares nothing with the tested code. */
export function sign(port: number, request: Signed): Record<string, string> {
  const { date, credential } = stamp(request);
  const headers: Record<string, string> = {
    host: `127.0.0.1:${port}`,
    "x-amz-date": date,
    ...request.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !request.unsigned?.includes(name))
    .sort();
  const signature = signatureOf(request, { headers, names, query: request.query ?? "" });
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}

/** Returns the query string of the presigned request, which signs only the host. */
export function presign(port: number, request: Signed): string {
  const { date, credential } = stamp(request);
  const query = [
    request.query,
    "X-Amz-Algorithm=AWS4-HMAC-SHA256",
    `X-Amz-Credential=${encodeURIComponent(credential)}`,
    `X-Amz-Date=${date}`,
    `X-Amz-Expires=${request.expires ?? 60}`,
    "X-Amz-SignedHeaders=host",
  ]
    .filter(Boolean)
    .join("&");
  const headers = { host: `127.0.0.1:${port}` };
  return `${query}&X-Amz-Signature=${signatureOf(request, { headers, names: ["host"], query })}`;
}

function stamp({ at = new Date(), region = "eu-central-1", service = "execute-api", accessKeyId }: Signed) {
  const date = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  return { date, scope, credential: `${accessKeyId ?? credentials.accessKeyId}/${scope}` };
}

function signatureOf(
  request: Signed,
  { headers, names, query }: { headers: Record<string, string>; names: string[]; query: string },
): string {
  const { date, scope } = stamp(request);
  const encodedPath = request.path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  const canonical = [
    request.method,
    encodedPath,
    query.split("&").sort().join("&"),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    names.join(";"),
    headers["x-amz-content-sha256"] ?? sha256(request.body ?? ""),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const secret = request.secretAccessKey ?? credentials.secretAccessKey;
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return createHmac("sha256", key).update(toSign).digest("hex");
}
