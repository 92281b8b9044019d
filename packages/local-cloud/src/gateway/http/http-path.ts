// The path of a request as an HTTP API reads it, which decodes it. A decoded `?` ends it (tried against AWS by others,
// github.com/middleapi/standard-server/pull/93).
import { decodePercent } from "../request/query.ts";

/** As routes are matched. */
export function matchedPath(path: string): string {
  return ended(decodePercent(path));
}

/** As events have it: an encoded slash stays encoded. */
export function rawPathOf(path: string): string {
  const parts = path.split(/(%2f)/i);
  return ended(parts.map((part) => (/^%2f$/i.test(part) ? part : decodePercent(part))).join(""));
}

function ended(path: string): string {
  return path.replace(/\?.*$/s, "");
}
