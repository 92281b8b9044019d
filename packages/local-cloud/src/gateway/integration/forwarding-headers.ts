// What API Gateway tells a function of the way a request took.
import type { ClientRequest } from "../request/client-request.ts";

/** The headers that API Gateway itself adds to each request, in lower case. */
export function forwardingHeaders(request: ClientRequest, domainName: string): Record<string, string> {
  const seconds = Math.floor(request.receivedAt / 1000).toString(16);
  const unique = crypto.randomUUID().replaceAll("-", "").slice(0, 24);
  return {
    "x-amzn-trace-id": `Root=1-${seconds}-${unique}`,
    "x-forwarded-for": request.sourceIp,
    "x-forwarded-port": domainName.split(":")[1] ?? "80",
    "x-forwarded-proto": "http",
  };
}
