// Access to the users table, one function an operation, each with the one DynamoDB action its role allows.

import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { EntityTags } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { variable } from "../http/variable.ts";
import { fields } from "../user/deployed-fields.ts";
import type { User, UserInput } from "../user/fields.ts";
import { isId } from "../user/user-id.ts";
import { attributesOf, fieldNames, replaceFields } from "./attributes.ts";
import { Conflict, client, type Item, unlessConflict } from "./client.ts";
import { conditionOf, nextVersion, whileMatching } from "./conditions.ts";
import { readItem, readUser, type StoredUser } from "./stored-user.ts";

const TableName = /* @__PURE__ */ variable("USERS_TABLE_NAME");

/** A refused write returns the item, which tells "not there" from "changed meanwhile" in the same call. */
const ReturnValuesOnConditionCheckFailure = "ALL_OLD";

/**
 * Writes a new user under `id`. When there is one already, that one is answered and `created` is false, unless it is this very
 * request's: the SDK repeats a write whose answer got lost.
 */
export async function createUser(
  { id: requestId, signal }: Invocation,
  id: string,
  input: UserInput,
  inputHash?: string,
): Promise<StoredUser & { created: boolean }> {
  const now = { S: new Date().toISOString() };
  const hidden = { _version: { N: "1" }, _requestId: { S: requestId } };
  const hash: Item = inputHash === undefined ? {} : { _inputHash: { S: inputHash } };
  const item: Item = {
    id: { S: id },
    ...attributesOf(input),
    createdAt: now,
    updatedAt: now,
    ...hidden,
    ...hash,
  };
  const command = new PutItemCommand({
    TableName,
    Item: item,
    ConditionExpression: "attribute_not_exists(id)",
    ReturnValuesOnConditionCheckFailure,
  });
  const result = await unlessConflict(client.send(command, { abortSignal: signal }));
  if (!(result instanceof Conflict)) return { ...readItem(fields, item), created: true };
  if (!result.item) throw new Error("DynamoDB refused to create a user over an item that it did not return.");
  const found = readItem(fields, result.item);
  return { ...found, created: found.requestId === requestId };
}

/** The user of that id. Consistent, so that a client reads what it wrote. */
export async function getUser({ signal }: Invocation, id: string): Promise<StoredUser | undefined> {
  const command = new GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: signal });
  return Item && readItem(fields, Item);
}

/**
 * A page of up to `limit` users after the one of id `after`, in the table's order; `lastKey` while more may follow. An item whose
 * id is too long for the API is left out: no page could go on from it.
 */
export async function listUsers(
  { signal }: Invocation,
  limit: number,
  after?: string,
): Promise<{ users: User[]; lastKey?: string }> {
  const users: User[] = [];
  const names = fieldNames(fields);
  let start = after;
  do {
    const command = new ScanCommand({
      TableName,
      Limit: limit - users.length,
      ExclusiveStartKey: start === undefined ? undefined : { id: { S: start } },
      ProjectionExpression: ["id", ...Object.keys(names), "createdAt", "updatedAt"].join(", "),
      ExpressionAttributeNames: names,
      ConsistentRead: true,
    });
    const { Items = [], LastEvaluatedKey } = await client.send(command, { abortSignal: signal });
    users.push(...Items.map((item) => readUser(fields, item)).filter(({ id }) => isId(id)));
    start = LastEvaluatedKey?.id?.S;
  } while (start !== undefined && !isId(start));
  return start === undefined ? { users } : { users, lastKey: start };
}

/** Replaces the user's fields; undefined when there is no such user, or none in a state that `ifMatch` names. */
export async function updateUser(
  invocation: Invocation,
  id: string,
  input: UserInput,
  ifMatch?: EntityTags,
): Promise<StoredUser | undefined> {
  const { set, remove, names, values } = replaceFields(fields, input);
  const result = await whileMatching(invocation, ifMatch, (state) => {
    const condition = conditionOf(state);
    const version = nextVersion(state);
    const assignments = [
      ...set,
      "updatedAt = :now",
      `#version = ${version.expression}`,
      "#requestId = :requestId",
    ];
    const command = new UpdateItemCommand({
      TableName,
      Key: { id: { S: id } },
      UpdateExpression: `SET ${assignments.join(", ")}${remove.length > 0 ? ` REMOVE ${remove.join(", ")}` : ""}`,
      ConditionExpression:
        `${condition.expression}${version.guard} AND ` +
        "(attribute_not_exists(#requestId) OR #requestId <> :requestId)",
      ExpressionAttributeNames: {
        ...names,
        ...condition.names,
        "#version": "_version",
        "#requestId": "_requestId",
      },
      ExpressionAttributeValues: {
        ...values,
        ...condition.values,
        ...version.values,
        ":now": { S: new Date().toISOString() },
        ":requestId": { S: invocation.id },
      },
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure,
    });
    return client.send(command, { abortSignal: invocation.signal });
  });
  if (!(result instanceof Conflict)) return readItem(fields, result.Attributes ?? {});
  const found = result.item && readItem(fields, result.item);
  return found?.requestId === invocation.id ? found : undefined;
}

/** Deletes the user; false when `ifMatch` is given and there is none in a state that it names. */
export async function deleteUser(invocation: Invocation, id: string, ifMatch?: EntityTags): Promise<boolean> {
  const Key = { id: { S: id } };
  if (ifMatch === undefined) {
    await client.send(new DeleteItemCommand({ TableName, Key }), { abortSignal: invocation.signal });
    return true;
  }
  const result = await whileMatching(invocation, ifMatch, (state) => {
    const { expression, names, values } = conditionOf(state);
    const command = new DeleteItemCommand({
      TableName,
      Key,
      ConditionExpression: expression,
      // DynamoDB refuses empty maps of names and values.
      ...(state && { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      ReturnValuesOnConditionCheckFailure,
    });
    return client.send(command, { abortSignal: invocation.signal });
  });
  if (!(result instanceof Conflict)) return true;
  // A deleted item tells nobody who deleted it, so a repeat that finds nothing is taken for the first one's success.
  return !result.item && result.attempts > 1;
}
