// A user as the table holds it: our items with their hidden attributes, and items that someone else wrote.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { formatTag } from "../http/etag.ts";
import type { Fields, User } from "../user/fields.ts";
import { readFields } from "./attributes.ts";
import type { Item } from "./client.ts";

/** A user with what names its state. */
export interface TaggedUser {
  user: User;
  /** Opaque entity tag, without quotes. */
  tag: string;
}

/** A user read from the table. */
export interface StoredUser extends TaggedUser {
  /** Id of the request that wrote last. */
  requestId: string | undefined;
  /** Hash of the input that an idempotent create had. */
  inputHash: string | undefined;
}

/**
 * Reads an item. One that lacks our attributes, or has them in another form, is version 1 until it is updated; a time it does
 * not tell is the epoch.
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

/** The user in an item, without what only our own attributes tell. */
export function readUser(fields: Fields, item: Item): User {
  return {
    id: item.id?.S ?? "",
    ...readFields(fields, item),
    createdAt: timeOf(item.createdAt),
    updatedAt: timeOf(item.updatedAt),
  };
}

/** The version in an attribute, if it is one that updates can count on: a number from 1 on. */
export function versionOf(attribute: AttributeValue | undefined): string | undefined {
  const version = attribute?.N ?? "";
  return /^[1-9]\d*(\.\d+)?$/.test(version) ? version : undefined;
}

/** RFC 3339 times and dates, which mean the same in every time zone. `Date` alone would take other texts too. */
const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

function timeOf(value: AttributeValue | undefined): string {
  const text = value?.S ?? "";
  const date = new Date(time.test(text) ? text : 0);
  // Some texts of that form are no time (a month 13), and an offset can leave the years that four digits write.
  const known = !Number.isNaN(date.getTime()) && /^\d{4}-/.test(date.toISOString());
  return (known ? date : new Date(0)).toISOString();
}
