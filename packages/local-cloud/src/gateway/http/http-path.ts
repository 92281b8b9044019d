// Decodes the path of a request as an HTTP API does. A decoded `?` ends the path. Others have tried this on AWS:
// github.com/middleapi/standard-server/pull/93
import { decodePercent } from "../request/query.ts";

/** Returns the path that is matched against routes. */
export function matchedPath(path: string): string {
  return ended(decodePercent(path));
}

/** Returns the path for events. An encoded slash stays encoded. */
export function rawPathOf(path: string): string {
  const parts = path.split(/(%2f)/i);
  return ended(parts.map((part) => (/^%2f$/i.test(part) ? part : decodePercent(part))).join(""));
}

function ended(path: string): string {
  return path.replace(/\?.*$/s, "");
}
