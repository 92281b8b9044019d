// Entity tags: reads and writes the headers that carry them, and the tags of users.

import { HttpError } from "./http-error.ts";
import type { ApiRequest } from "./request.ts";

/** A list of entity tags without their quotes, or `*`, which matches any existing user. */
export type EntityTags = string[] | "*";

/** The content of a user's tag: the version of the user, and the time when it was created. */
export interface TagContent {
  /** A number from 1 on, in digits, as DynamoDB stores it. */
  version: string;
  /** The time in milliseconds since the epoch. */
  createdAt: number;
}

/**
 * Returns the `ETag` header for a result of `users`.
 *
 * @example
 * return { status: 200, headers: { ETag: etagOf(found) }, body: found.user };
 */
export function etagOf({ tag }: { tag: string }): string {
  return `"${tag}"`;
}

/**
 * Returns the tags in a request's `If-Match` header; `undefined` when it has none.
 *
 * @throws HttpError 400 for a header that is neither `*` nor a list of tags
 * @example
 * const changed = await users.change(request, id, patch, ifMatch(request));
 */
export function ifMatch(request: Pick<ApiRequest, "header">): EntityTags | undefined {
  return parseIfMatch(request.header("If-Match"));
}

/** Returns the tags in an `If-Match` header. It leaves weak tags out, as they never match: the header compares strongly. Throws a 400 like `ifMatch`. */
export function parseIfMatch(header: string | undefined): EntityTags | undefined {
  const tags = parseTags("If-Match", header);
  return Array.isArray(tags) ? tags.filter(({ weak }) => !weak).map(({ opaque }) => opaque) : tags;
}

/** Returns the tags in an `If-None-Match` header, weak and strong ones alike. Throws a 400 like `ifMatch`. */
export function parseIfNoneMatch(header: string | undefined): EntityTags | undefined {
  const tags = parseTags("If-None-Match", header);
  return Array.isArray(tags) ? tags.map(({ opaque }) => opaque) : tags;
}

/** Tells whether `tags` contains the tag. `*` contains every tag. */
export function matches(tags: EntityTags, tag: string): boolean {
  return tags === "*" || tags.includes(tag);
}

/** Writes the tag of a user's state, without quotes. */
export function formatTag({ version, createdAt }: TagContent): string {
  return `${version}-${createdAt}`;
}

/** Reads a tag that `formatTag` wrote. Returns `undefined` for any other. */
export function readTag(tag: string): TagContent | undefined {
  const [, version = "", time = ""] = /^([1-9]\d{0,37}(?:\.\d{1,38})?)-(0|-?[1-9]\d{0,15})$/.exec(tag) ?? [];
  const createdAt = Number(time);
  return version && !Number.isNaN(new Date(createdAt).getTime()) ? { version, createdAt } : undefined;
}

/** One element of a list of tags (RFC 9110, section 8.8.3), or an empty one, with the comma or the end after it. */
const element = /[ \t]*(?:(W\/)?"([!#-~\u0080-\uffff]*)"[ \t]*)?(,|$)/y;

function parseTags(name: string, header: string | undefined) {
  if (header === undefined) return undefined;
  if (/^[\t ]*\*[\t ]*$/.test(header)) return "*";
  const tags: { weak: boolean; opaque: string }[] = [];
  element.lastIndex = 0;
  for (let end: string | undefined = ","; end === ","; ) {
    const match = element.exec(header);
    if (!match) break;
    const [, weak, opaque] = match;
    end = match[3];
    if (opaque !== undefined) tags.push({ weak: weak !== undefined, opaque });
    if (end === "" && tags.length > 0) return tags;
  }
  // An unreadable condition must not count as no condition.
  throw new HttpError(
    400,
    `Expected \`${name}\` to be \`*\` or a list of quoted entity tags, got something else.`,
  );
}
