// Queries an index: a page of the users with one value, in the index's order.

import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { HttpError } from "../http/http-error.ts";
import type { Invocation } from "../http/request.ts";
import { variable } from "../http/variable.ts";
import type { Position } from "../user/cursor.ts";
import { fields } from "../user/deployed-fields.ts";
import type { User } from "../user/fields.ts";
import type { IndexFilter } from "../user/filter.ts";
import { indexName, timeOf } from "../user/index-name.ts";
import { isId } from "../user/user-id.ts";
import { attributesOf } from "./attributes.ts";
import { client, type Item } from "./client.ts";
import { readUser } from "./stored-user.ts";

/**
 * Returns up to `limit` users after a position, and the position of the last one when more may follow. It leaves out an item whose id is
 * too long for the API.
 *
 * @throws HttpError 503 while the index is being built or does not exist
 */
export async function listByIndex(
  { signal }: Invocation,
  filter: IndexFilter,
  limit: number,
  after?: Position,
): Promise<{ users: User[]; next?: Position }> {
  const { name, value, order } = filter;
  const time = timeOf(order);
  const attribute = attributesOf({ [name]: value })[name] as Item[string];
  const users: User[] = [];
  let start: Item | undefined = after && {
    id: { S: after.id },
    [name]: attribute,
    [time]: { S: after.time },
  };
  do {
    const command = new QueryCommand({
      TableName: variable("USERS_TABLE_NAME"),
      IndexName: indexName(name, time),
      KeyConditionExpression: "#name = :value",
      ExpressionAttributeNames: { "#name": name },
      ExpressionAttributeValues: { ":value": attribute },
      ScanIndexForward: !order.startsWith("-"),
      Limit: limit - users.length,
      ExclusiveStartKey: start,
    });
    const { Items = [], LastEvaluatedKey } = await client
      .send(command, { abortSignal: signal })
      .catch((error) => {
        throw isBeingBuilt(error) ? notYet(name) : error;
      });
    users.push(...Items.map((item) => readUser(fields, item)).filter(({ id }) => isId(id)));
    start = LastEvaluatedKey;
  } while (start && users.length < limit);
  return start ? { users, next: { time: start[time]?.S ?? "", id: start.id?.S ?? "" } } : { users };
}

/** DynamoDB's messages about an index that is being built or does not exist. */
const notThere =
  /^(?:Cannot read from backfilling global secondary index|The table does not have the specified index)/;

function isBeingBuilt(error: unknown): boolean {
  const { name, message } = error as Error;
  return name === "ValidationException" && notThere.test(message);
}

function notYet(name: string): HttpError {
  const detail = `The index of \`${name}\` is still being built, so a list by it is not complete yet. Try again later.`;
  return new HttpError(503, detail, { headers: { "Retry-After": "30" } });
}
