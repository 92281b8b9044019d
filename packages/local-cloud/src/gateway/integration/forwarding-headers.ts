// What API Gateway tells a function of the way a request took.
import type { ClientRequest } from "../request/client-request.ts";

/** The headers that API Gateway itself adds to each request, in lower case. */
export function forwardingHeaders(request: ClientRequest, domainName: string): Record<string, string> {
  return {
    "x-amzn-trace-id": request.trace.header,
    "x-forwarded-for": request.sourceIp,
    "x-forwarded-port": domainName.split(":")[1] ?? "80",
    "x-forwarded-proto": "http",
  };
}
