// Entity tags: the headers that carry them, and what one of ours says.

import { HttpError } from "./http-error.ts";
import type { ApiRequest } from "./request.ts";

/** Opaque tags without their quotes, or `*`, which matches whatever is there. */
export type EntityTags = string[] | "*";

/** What a tag of ours names: one state of one creation. */
export interface TagContent {
  /** A number from 1 on in digits, as DynamoDB holds it. */
  version: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** The `ETag` header of a user as `users` answers it. */
export function etagOf({ tag }: { tag: string }): string {
  return `"${tag}"`;
}

/** The tags in a request's `If-Match`. Throws a 400 for what is no list of tags. */
export function ifMatch(request: Pick<ApiRequest, "header">): EntityTags | undefined {
  return parseIfMatch(request.header("If-Match"));
}

/** The tags of an `If-Match` header. It compares strongly, so weak tags match nothing and are left out. */
export function parseIfMatch(header: string | undefined): EntityTags | undefined {
  const tags = parseTags("If-Match", header);
  return Array.isArray(tags) ? tags.filter(({ weak }) => !weak).map(({ opaque }) => opaque) : tags;
}

/** The tags of an `If-None-Match` header. It compares weakly: whether a tag is weak makes no difference. */
export function parseIfNoneMatch(header: string | undefined): EntityTags | undefined {
  const tags = parseTags("If-None-Match", header);
  return Array.isArray(tags) ? tags.map(({ opaque }) => opaque) : tags;
}

/** Whether the tag is among the tags. */
export function matches(tags: EntityTags, tag: string): boolean {
  return tags === "*" || tags.includes(tag);
}

/** The tag of a state, without quotes. */
export function formatTag({ version, createdAt }: TagContent): string {
  return `${version}-${createdAt}`;
}

/** What a tag says, if it is one that `formatTag` can have written. */
export function readTag(tag: string): TagContent | undefined {
  const [, version = "", time = ""] = /^([1-9]\d{0,37}(?:\.\d{1,38})?)-(0|-?[1-9]\d{0,15})$/.exec(tag) ?? [];
  const createdAt = Number(time);
  return version && !Number.isNaN(new Date(createdAt).getTime()) ? { version, createdAt } : undefined;
}

/** One element of the list of RFC 9110, section 8.8.3, or an empty one, with the comma or end after it. */
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
  // A guard that cannot be read must not pass for one that was not set.
  throw new HttpError(
    400,
    `Expected \`${name}\` to be \`*\` or a list of quoted entity tags, got something else.`,
  );
}
