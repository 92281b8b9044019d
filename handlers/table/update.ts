// The update of some fields of one user, alone or as a part of a transaction.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { readTag } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { variable } from "../http/variable.ts";
import type { UserPatch } from "../user/user-patch.ts";
import { attributesOf } from "./attributes.ts";
import type { Item } from "./client.ts";
import { type Held, Placeholders } from "./placeholders.ts";
import { versionOf } from "./stored-user.ts";

const TableName = /* @__PURE__ */ variable("USERS_TABLE_NAME");

/** A refused write returns the item, which tells "not there" from "changed meanwhile" in the same call. */
const ReturnValuesOnConditionCheckFailure = "ALL_OLD";

/** What an update sets besides what it takes away. With the version that the item is held to, it also says the next one. */
export function assignedBy({ id: requestId }: Invocation, { set }: UserPatch, held: Held): Item {
  const now = { S: new Date().toISOString() };
  const version: Item = "_version" in held ? { _version: nextOf(held._version) } : {};
  return { ...attributesOf(set), updatedAt: now, _requestId: { S: requestId }, ...version };
}

/** The request to assign, if the user is there, is as held, and was not changed by this request already. */
export function updateOf(id: string, assigned: Item, remove: string[], held: Held) {
  const use = new Placeholders();
  const assignments = use.holding(assigned);
  const [requestId, version] = [use.name("_requestId"), use.name("_version")];
  const conditions = [
    "attribute_exists(id)",
    ...use.holding(held),
    `(attribute_not_exists(${requestId}) OR ${requestId} <> ${use.value(assigned._requestId as AttributeValue)})`,
  ];
  if (!("_version" in held)) {
    const one = use.value({ N: "1" });
    assignments.push(`${version} = if_not_exists(${version}, ${one}) + ${one}`);
    // Of an item that has not been read, a version that is not ours is only known by the conflict that it makes.
    conditions.push(`(attribute_not_exists(${version}) OR ${version} >= ${one})`);
  }
  const removed =
    remove.length > 0 ? ` REMOVE ${remove.map((attribute) => use.name(attribute)).join(", ")}` : "";
  return {
    TableName,
    Key: { id: { S: id } },
    UpdateExpression: `SET ${assignments.join(", ")}${removed}`,
    ConditionExpression: conditions.join(" AND "),
    ...use.attributes,
    ReturnValuesOnConditionCheckFailure,
  } as const;
}

/** One more than a version; one that is not ours, or none, reads as 1. */
function nextOf(version: AttributeValue | undefined): AttributeValue {
  const [whole = "1"] = (versionOf(version) ?? "1").split(".");
  return { N: String(BigInt(whole) + 1n) };
}

/** What an item is held to that stays as it was read. */
export function stateIn(item: Item): Held {
  return { _version: item._version, createdAt: item.createdAt };
}

/** What an item is held to that has one of the tags: the first that we can have written; none when no tag is of ours. */
export function stateNamedBy(tags: string[]): Held | undefined {
  const [content] = tags.flatMap((tag) => readTag(tag) ?? []);
  if (!content) return undefined;
  return { _version: { N: content.version }, createdAt: { S: new Date(content.createdAt).toISOString() } };
}
