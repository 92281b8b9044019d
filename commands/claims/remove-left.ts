// Removes outdated claims: the user is gone or has another value, or the field is no longer unique.

import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../handlers/table/client.ts";
import { Placeholders } from "../../handlers/table/placeholders.ts";
import { claimsOf } from "./claim-stored.ts";
import type { DeployedApi } from "./deployed-apis.ts";
import { forEachItem, itemOf } from "./stored-items.ts";
import { transactPatiently } from "./transact-patiently.ts";

/** Removes the outdated claims of an API and returns their number. It keeps a claim whose user changes meanwhile; the next run checks it. */
export async function removeLeft(client: DynamoDBClient, api: DeployedApi): Promise<number> {
  let removed = 0;
  await forEachItem(client, api.claims, async ({ claim, userId }) => {
    if (!claim?.S || !userId?.S) return;
    const name = claim.S.slice(0, claim.S.indexOf("#"));
    const user = await itemOf(client, api.users, { id: userId });
    if (user && claimsOf(api, user).get(name) === claim.S) return;
    const refused = await transactPatiently(client, [
      { ConditionCheck: { TableName: api.users, Key: { id: userId }, ...stillAs(user, name) } },
      {
        Delete: {
          TableName: api.claims,
          Key: { claim },
          ConditionExpression: "userId = :user",
          ExpressionAttributeValues: { ":user": userId },
        },
      },
    ]);
    if (!refused) removed++;
  });
  return removed;
}

/** Returns the condition that the user still has the same value in the field, or still does not exist. */
function stillAs(user: Item | undefined, name: string) {
  if (!user) return { ConditionExpression: "attribute_not_exists(id)" };
  const use = new Placeholders();
  return { ConditionExpression: use.holding({ [name]: user[name] }).join(" AND "), ...use.attributes };
}
