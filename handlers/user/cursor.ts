// Writes and reads the cursor that leads to the next page of a list by an index. It is no secret: it shows only users that the filter finds.

import { createHash } from "node:crypto";
import { HttpError } from "../http/http-error.ts";
import type { IndexFilter } from "./filter.ts";
import { isId } from "./user-id.ts";

/** The position of the user after whom a page begins: the time that orders the list, and the user's id. */
export interface Position {
  time: string;
  id: string;
}

/** The version of the cursor's form, and its first part. */
const version = 1;

/** The limit of a sort key in bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const maxTimeBytes = 1_024;

/** Returns the cursor in base64url: a checksum, the version, the filter, the order and the position. */
export function formatCursor(filter: IndexFilter, { time, id }: Position): string {
  const content = JSON.stringify([version, filter.name, filter.value, filter.order, time, id]);
  const checksum = createHash("sha256").update(content).digest().subarray(0, 6);
  return Buffer.concat([checksum, Buffer.from(content)]).toString("base64url");
}

/** Returns the position in the query parameter `cursor`, if it is given. Throws a 400 for an altered cursor, or one of another filter or order. */
export function parseCursor(filter: IndexFilter, values: string[]): Position | undefined {
  const [cursor] = values;
  if (cursor === undefined) return undefined;
  const position = values.length === 1 ? positionIn(cursor) : undefined;
  // A cursor of this list is exactly the text that its position gives again.
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
