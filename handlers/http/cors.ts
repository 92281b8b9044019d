// Which headers a page of another origin may send and read. The gateways' CORS settings are made from it.

/** Request headers of the contract. */
export const requestHeaders = [
  "Content-Type",
  "Authorization",
  "If-Match",
  "If-None-Match",
  "Idempotency-Key",
];

/** Response headers of the contract. */
export const responseHeaders = ["ETag", "Location", "Link", "Retry-After", "Idempotent-Replayed"];

/** The CORS headers of an answer to `origin`. */
export function corsHeaders(origin: string): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": responseHeaders.join(","),
  };
}
