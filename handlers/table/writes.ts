// Builds the requests that write one user, alone or as a part of a transaction.

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

/** The option by which a refused write returns the item. It shows in the same call whether the item is missing or was changed. */
const ReturnValuesOnConditionCheckFailure = "ALL_OLD";

/** Returns the request that stores a new user, on condition that its id is not in use. */
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

/** Returns the attributes that a patch sets. When the condition names the version, the next version is among them. */
export function assignedBy({ id: requestId }: Invocation, patch: UserPatch, held: Held): Item {
  const now = { S: new Date().toISOString() };
  const version: Item = "_version" in held ? { _version: nextOf(held._version) } : {};
  return { ...attributesOf(setBy(patch)), updatedAt: now, _requestId: { S: requestId }, ...version };
}

/** Returns the update request, on condition that the user exists, has the attributes in `held`, and was not changed by this write already. */
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
    // The item was not read, so a version that this API did not write must fail the condition.
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

/** Returns the delete request, on condition that the user exists and has the attributes in `held`. */
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

/** Returns the next version. A missing version, or one that this API did not write, counts as 1. */
function nextOf(version: AttributeValue | undefined): AttributeValue {
  const [whole = "1", ...fraction] = (versionOf(version) ?? "1").split(".");
  return { N: [BigInt(whole) + 1n, ...fraction].join(".") };
}
