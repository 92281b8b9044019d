// Makes the headers in which API Gateway tells a function the way of a request.
import type { ClientRequest } from "../request/client-request.ts";

/** Returns the headers that API Gateway itself adds to each request, in lower case. */
export function forwardingHeaders(request: ClientRequest, domainName: string): Record<string, string> {
  return {
    "x-amzn-trace-id": request.trace.header,
    "x-forwarded-for": request.sourceIp,
    "x-forwarded-port": domainName.split(":")[1] ?? "80",
    "x-forwarded-proto": "http",
  };
}
