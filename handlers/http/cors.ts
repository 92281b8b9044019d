// Which headers of an answer a page of another origin may read, behind a REST API.

/** Response headers of the contract. */
export const responseHeaders = ["ETag", "Location", "Link", "Retry-After", "Idempotent-Replayed"];

/** The CORS headers of an answer to `origin`. */
export function corsHeaders(origin: string): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": responseHeaders.join(","),
  };
}
