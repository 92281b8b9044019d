// Reads users from items of the table: items of this API with their hidden attributes, and items that other programs wrote.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { formatTag } from "../http/etag.ts";
import type { Fields, User } from "../user/fields.ts";
import { readFields } from "./attributes.ts";
import type { Item } from "./client.ts";

/** A user with the entity tag of its state. */
export interface TaggedUser {
  user: User;
  /** The entity tag without quotes. `etagOf` makes the header of it. */
  tag: string;
}

/** A user as read from the table. */
export interface StoredUser extends TaggedUser {
  /** The id of the last write. */
  requestId: string | undefined;
  /** The hash of the input, when the user was created with an `Idempotency-Key`. */
  inputHash: string | undefined;
}

/**
 * Reads an item into a user. An item of another program may lack the hidden attributes, or have them in another form: it is version 1 until
 * it is updated, and a time that it lacks is the epoch.
 */
export function readItem(fields: Fields, item: Item): StoredUser {
  const user = readUser(fields, item);
  return {
    user,
    tag: formatTag({ version: versionOf(item._version) ?? "1", createdAt: Date.parse(user.createdAt) }),
    requestId: item._requestId?.S,
    inputHash: item._inputHash?.S,
  };
}

/** Reads an item into a user, without the hidden attributes. */
export function readUser(fields: Fields, item: Item): User {
  return {
    id: item.id?.S ?? "",
    ...readFields(fields, item),
    createdAt: timeOf(item.createdAt),
    updatedAt: timeOf(item.updatedAt),
  };
}

/** Returns the version in an attribute when it is a number from 1 on, which an update can increase. */
export function versionOf(attribute: AttributeValue | undefined): string | undefined {
  const version = attribute?.N ?? "";
  return /^[1-9]\d*(\.\d+)?$/.test(version) ? version : undefined;
}

/** RFC 3339 times and dates, which mean the same in every time zone. `Date` alone would take other texts too. */
const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

function timeOf(value: AttributeValue | undefined): string {
  const text = value?.S ?? "";
  const date = new Date(time.test(text) ? text : 0);
  // A text of that form may still be no time (month 13), or its offset may lead to a year with more than four digits.
  const known = !Number.isNaN(date.getTime()) && /^\d{4}-/.test(date.toISOString());
  return (known ? date : new Date(0)).toISOString();
}
