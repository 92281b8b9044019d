// Claims each unique value of each stored user, unless another user has claimed it.

import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readFields } from "../../handlers/table/attributes.ts";
import type { Item } from "../../handlers/table/client.ts";
import { claimsOn } from "../../handlers/user/claims.ts";
import type { DeployedApi } from "./deployed-apis.ts";
import { forEachItem, itemOf } from "./stored-items.ts";
import { transactPatiently } from "./transact-patiently.ts";

/** A value that was not claimed for the second user, because the first one has the claim. */
export interface Shared {
  claim: string;
  users: [owner: string, other: string];
}

export interface Report {
  claimed: number;
  /** The number of values that were claimed already. */
  before: number;
  /** Values that both users have. */
  duplicates: Shared[];
  /** Claims whose owner is gone or has another value. */
  left: Shared[];
}

/** Claims the unique values of all users in the table, and reports the values that it could not claim. */
export async function claimStored(client: DynamoDBClient, api: DeployedApi): Promise<Report> {
  const report: Report = { claimed: 0, before: 0, duplicates: [], left: [] };
  await forEachItem(client, api.users, async (item) => {
    for (const [name, claim] of claimsOf(api, item)) await claimOne(client, api, item, name, claim, report);
  });
  return report;
}

/** Returns the claims on an item's unique values, by the name of the field. */
export function claimsOf({ unique }: DeployedApi, item: Item): Map<string, string> {
  return claimsOn(unique, readFields(unique, item));
}

async function claimOne(
  client: DynamoDBClient,
  api: DeployedApi,
  item: Item,
  name: string,
  claim: string,
  report: Report,
): Promise<void> {
  const id = item.id?.S ?? "";
  for (;;) {
    const owner = (await itemOf(client, api.claims, { claim: { S: claim } }))?.userId?.S;
    if (owner === id) {
      report.before++;
      return;
    }
    if (owner !== undefined) {
      const other = await itemOf(client, api.users, { id: { S: owner } });
      const isShared = other !== undefined && claimsOf(api, other).get(name) === claim;
      (isShared ? report.duplicates : report.left).push({ claim, users: [owner, id] });
      return;
    }
    const refused = await transactPatiently(client, [
      stillHas(api, item, name),
      {
        Put: {
          TableName: api.claims,
          Item: { claim: { S: claim }, userId: { S: id } },
          ConditionExpression: "attribute_not_exists(claim)",
        },
      },
    ]);
    if (!refused) {
      report.claimed++;
      return;
    }
    // The user was changed or deleted meanwhile, by a request that wrote the claims too.
    if (refused.failed(0)) return;
  }
}

function stillHas({ users }: DeployedApi, item: Item, name: string) {
  const [id, value] = [item.id as Item[string], item[name] as Item[string]];
  return {
    ConditionCheck: {
      TableName: users,
      Key: { id },
      ConditionExpression: "#name = :value",
      ExpressionAttributeNames: { "#name": name },
      ExpressionAttributeValues: { ":value": value },
    },
  };
}
