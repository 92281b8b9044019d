// Table settings that are described but have no effect here: encryption, on-demand and warm throughput.
import type { Store } from "../store/store.ts";
import type { Output } from "../values/item.ts";

/** Turns encryption and throughput from a request into the form of a table's description. */
export function extrasOf({ region, account }: Pick<Store, "region" | "account">, input: Output): Output {
  const { SSESpecification: encryption, OnDemandThroughput: most, WarmThroughput: warm } = input;
  return {
    // DynamoDB does not describe encryption by a key that it owns.
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

/** Returns the ARN of the encryption key. AWS's managed key has an invented id here. */
function keyArn(given: string | undefined, start: string): string {
  if (given?.startsWith("arn:")) return given;
  const id = given && !given.startsWith("alias/") ? given : "00000000-0000-4000-8000-000000000000";
  return `${start}:key/${id}`;
}
