// The cursor of a list by an index: where its next page begins. It is no secret: it opens nothing that its filter does not.

import { createHash } from "node:crypto";
import { HttpError } from "../http/http-error.ts";
import type { IndexFilter } from "./filter.ts";
import { isId } from "./user-id.ts";

/** The user after whom a page begins: the time by which the list is in order, and the id. */
export interface Position {
  time: string;
  id: string;
}

/** The first part of every cursor; another form of it gets another. */
const version = 1;

/** The most bytes of a sort key. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const maxTimeBytes = 1_024;

/** Version, filter, order, position and a checksum, in base64url. */
export function formatCursor(filter: IndexFilter, { time, id }: Position): string {
  const content = JSON.stringify([version, filter.name, filter.value, filter.order, time, id]);
  const checksum = createHash("sha256").update(content).digest().subarray(0, 6);
  return Buffer.concat([checksum, Buffer.from(content)]).toString("base64url");
}

/** The one value of `cursor`, if it is given. Throws a 400 for one that is altered, or of another filter or order. */
export function parseCursor(filter: IndexFilter, values: string[]): Position | undefined {
  const [cursor] = values;
  if (cursor === undefined) return undefined;
  const position = values.length === 1 ? positionIn(cursor) : undefined;
  // What the position makes in this list is the very same text, or it is none of this list's.
  if (position && formatCursor(filter, position) === cursor) return position;
  throw new HttpError(
    400,
    "Expected one `cursor`, unaltered, of a page with the same filter and `sort`, got something else.",
  );
}

function positionIn(cursor: string): Position | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, "base64url").subarray(6).toString());
    if (!Array.isArray(content)) return undefined;
    const [time, id] = content.slice(4);
    const known = typeof time === "string" && typeof id === "string" && time !== "" && isId(id);
    return known && Buffer.byteLength(time) <= maxTimeBytes ? { time, id } : undefined;
  } catch {
    return undefined;
  }
}
