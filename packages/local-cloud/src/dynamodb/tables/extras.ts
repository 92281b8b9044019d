// What a table is described with and nothing here depends on: encryption, and the throughput that on-demand tables are held to or ready for.
import type { Store } from "../store/store.ts";
import type { Output } from "../values/item.ts";

/** What an operation that creates or updates a table makes of these in its description. */
export function extrasOf({ region, account }: Pick<Store, "region" | "account">, input: Output): Output {
  const { SSESpecification: encryption, OnDemandThroughput: most, WarmThroughput: warm } = input;
  return {
    // Encryption by a key that DynamoDB owns is not described.
    ...(encryption && {
      SSEDescription: encryption.Enabled
        ? {
            Status: "ENABLED",
            SSEType: "KMS",
            KMSMasterKeyArn: keyArn(encryption.KMSMasterKeyId, `arn:aws:kms:${region}:${account}`),
          }
        : undefined,
    }),
    ...(most && { OnDemandThroughput: { MaxReadRequestUnits: -1, MaxWriteRequestUnits: -1, ...most } }),
    ...(warm && { WarmThroughput: warm }),
  };
}

/** The key that AWS manages for the service has a made-up id. */
function keyArn(given: string | undefined, start: string): string {
  if (given?.startsWith("arn:")) return given;
  const id = given && !given.startsWith("alias/") ? given : "00000000-0000-4000-8000-000000000000";
  return `${start}:key/${id}`;
}
