// The arguments that the users table and the claims table share: billing, recovery, encryption, protection and replicas.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { LateFault } from "../messages/late-fault.ts";
import type { Settings } from "../settings/settled.ts";

export function tableArgs(settings: Settings, opts: pulumi.CustomResourceOptions) {
  const { kmsKeyArn, pointInTimeRecovery, protectData, replicaRegions, tags } = settings;
  const common = {
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: pointInTimeRecovery },
    // Set to true or false, here and below: AWS keeps the old value of an argument that is left out.
    deletionProtectionEnabled: protectData,
    // Without this DynamoDB encrypts with a key that it owns. `enabled` without a key would select one that AWS charges for.
    ...(kmsKeyArn !== undefined && { serverSideEncryption: { enabled: true, kmsKeyArn } }),
    ...(replicaRegions.length > 0 && {
      // Replication reads the table's stream.
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      replicas: otherRegions(replicaRegions, opts).apply((regions) =>
        regions.map((regionName) => ({
          regionName,
          pointInTimeRecovery,
          propagateTags: true,
          deletionProtectionEnabled: protectData,
        })),
      ),
    }),
    tags,
  } satisfies aws.dynamodb.TableArgs;
  // With `retainOnDelete` a table that leaves the program stays in AWS, also after its protection was removed.
  const kept = protectData || undefined;
  return { common, options: { ...opts, protect: kept, retainOnDelete: kept } };
}

/** Returns the regions. Refuses the table's own region, which AWS would refuse only in the middle of the update. */
function otherRegions(regions: string[], { parent }: pulumi.CustomResourceOptions) {
  return aws.getRegionOutput({}, { parent }).region.apply((own) => {
    if (!regions.includes(own)) return regions;
    throw new LateFault(
      `Expected \`replicaRegions\` to be other regions than the table's own, got ${own}. Remove it: the table itself is there.`,
    );
  });
}
