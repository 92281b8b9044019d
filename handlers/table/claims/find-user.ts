// Finds the user that has a unique value.

import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../../http/request.ts";
import { variable } from "../../http/variable.ts";
import { claimOn, maxKeyBytes } from "../../user/claims.ts";
import { fields } from "../../user/deployed-fields.ts";
import type { Field, FieldValue, User } from "../../user/fields.ts";
import { client, type Item } from "../client.ts";
import { readUser } from "../stored-user.ts";
import { claimsIn } from "./own-claims.ts";

/** The number of tries, when the claim's user gets another value between the two reads. */
const maxTries = 3;

/** Returns the user with a unique value. It reads the claim and then its user, both consistently, so it sees every earlier write. */
export async function findUser(
  invocation: Invocation,
  name: string,
  field: Field,
  value: FieldValue,
): Promise<User | undefined> {
  const claim = claimOn(name, field, value);
  if (Buffer.byteLength(claim) > maxKeyBytes) return undefined;
  for (let tries = 0; tries < maxTries; tries++) {
    const claimed = await read(invocation, variable("CLAIMS_TABLE_NAME"), { claim: { S: claim } });
    if (!claimed?.userId?.S) return undefined;
    const item = await read(invocation, variable("USERS_TABLE_NAME"), { id: { S: claimed.userId.S } });
    if (item && claimsIn(item).get(name) === claim) return readUser(fields, item);
  }
  // The claim is left over: its user is gone or has another value.
  return undefined;
}

async function read({ signal }: Invocation, TableName: string, Key: Item): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName, Key, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: signal });
  return Item;
}
