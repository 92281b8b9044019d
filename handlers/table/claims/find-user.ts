// The look-up of the one user that has a unique value.

import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../../http/request.ts";
import { variable } from "../../http/variable.ts";
import { claimOn, maxKeyBytes } from "../../user/claims.ts";
import { fields } from "../../user/deployed-fields.ts";
import type { Field, FieldValue, User } from "../../user/fields.ts";
import { client, type Item } from "../client.ts";
import { readUser } from "../stored-user.ts";
import { claimsIn } from "./own-claims.ts";

/** How often a look-up begins again when the claim's user has another value by then. */
const maxTries = 3;

/** The user, as the last write left it: first the claim is read, then the user that it names. */
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
  // A claim that is left of a user who is gone, or has another value.
  return undefined;
}

async function read({ signal }: Invocation, TableName: string, Key: Item): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName, Key, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: signal });
  return Item;
}
