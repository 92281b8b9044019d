// Signature Version 4, signed by hand.
import { createHash, createHmac } from "node:crypto";

/** Whose signatures the tests' gateways accept. */
export const credentials = { accessKeyId: "AKIDLOCAL", secretAccessKey: "secret" };

/** A request to sign; what is left out is as a client would have it. */
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
  /** Left out of the signed headers. */
  unsigned?: string[];
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The headers of the signed request. Written from AWS's description, with nothing shared with what is tested. */
export function sign(port: number, request: Signed): Record<string, string> {
  const date = (request.at ?? new Date()).toISOString().replace(/[-:]|\.\d+/g, "");
  const { region = "eu-central-1", service = "execute-api" } = request;
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  const headers: Record<string, string> = {
    host: `127.0.0.1:${port}`,
    "x-amz-date": date,
    ...request.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !request.unsigned?.includes(name))
    .sort();
  const encodedPath = request.path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  const canonical = [
    request.method,
    encodedPath,
    (request.query ?? "").split("&").sort().join("&"),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    names.join(";"),
    headers["x-amz-content-sha256"] ?? sha256(request.body ?? ""),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const secret = request.secretAccessKey ?? credentials.secretAccessKey;
  const key = [date.slice(0, 8), region, service, "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${secret}`,
  );
  const signature = createHmac("sha256", key).update(toSign).digest("hex");
  const credential = `${request.accessKeyId ?? credentials.accessKeyId}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}
