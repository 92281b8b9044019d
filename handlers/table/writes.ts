// What DynamoDB is asked to write one user, alone or as a part of a transaction.

import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../http/request.ts";
import { variable } from "../http/variable.ts";
import type { UserInput } from "../user/fields.ts";
import { removedBy, setBy, type UserPatch } from "../user/user-patch.ts";
import { attributesOf } from "./attributes.ts";
import type { Item } from "./client.ts";
import { type Held, Placeholders } from "./placeholders.ts";
import { versionOf } from "./stored-user.ts";

const TableName = /* @__PURE__ */ variable("USERS_TABLE_NAME");

/** A refused write returns the item, which tells "not there" from "changed meanwhile" in the same call. */
const ReturnValuesOnConditionCheckFailure = "ALL_OLD";

/** The request to store a new user, unless there is one under its id. */
export function putOf({ id: requestId }: Invocation, id: string, input: UserInput, inputHash?: string) {
  const now = { S: new Date().toISOString() };
  const item: Item = {
    id: { S: id },
    ...attributesOf(input),
    createdAt: now,
    updatedAt: now,
    _version: { N: "1" },
    _requestId: { S: requestId },
    ...(inputHash !== undefined && { _inputHash: { S: inputHash } }),
  };
  return {
    TableName,
    Item: item,
    ConditionExpression: "attribute_not_exists(id)",
    ReturnValuesOnConditionCheckFailure,
  } as const;
}

/** What a patch sets besides what it takes away. With the version that the item is held to, it also says the next one. */
export function assignedBy({ id: requestId }: Invocation, patch: UserPatch, held: Held): Item {
  const now = { S: new Date().toISOString() };
  const version: Item = "_version" in held ? { _version: nextOf(held._version) } : {};
  return { ...attributesOf(setBy(patch)), updatedAt: now, _requestId: { S: requestId }, ...version };
}

/** The request to assign, if the user is there, is as held, and was not changed by this request already. */
export function updateOf(id: string, assigned: Item, patch: UserPatch, held: Held) {
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
  const remove = removedBy(patch).map((attribute) => use.name(attribute));
  return {
    TableName,
    Key: { id: { S: id } },
    UpdateExpression: `SET ${assignments.join(", ")}${remove.length > 0 ? ` REMOVE ${remove.join(", ")}` : ""}`,
    ConditionExpression: conditions.join(" AND "),
    ...use.attributes,
    ReturnValuesOnConditionCheckFailure,
  } as const;
}

/** The request to delete the user, if it is there and as held. */
export function deleteOf(id: string, held: Held) {
  const use = new Placeholders();
  return {
    TableName,
    Key: { id: { S: id } },
    ConditionExpression: ["attribute_exists(id)", ...use.holding(held)].join(" AND "),
    ...use.attributes,
    ReturnValuesOnConditionCheckFailure,
  } as const;
}

/** One more than a version; one that is not ours, or none, reads as 1. */
function nextOf(version: AttributeValue | undefined): AttributeValue {
  const [whole = "1", ...fraction] = (versionOf(version) ?? "1").split(".");
  return { N: [BigInt(whole) + 1n, ...fraction].join(".") };
}
