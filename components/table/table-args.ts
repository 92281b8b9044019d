// What all tables of our own have in common: how they are paid, recovered, encrypted, protected and replicated.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { LateFault } from "../messages/late-fault.ts";
import type { Settings } from "../settings/settled.ts";

export function tableArgs(settings: Settings, opts: pulumi.CustomResourceOptions) {
  const { kmsKeyArn, pointInTimeRecovery, protectData, replicaRegions, tags } = settings;
  const args = {
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: pointInTimeRecovery },
    // Said either way, here and below: AWS keeps what it is told nothing of.
    deletionProtectionEnabled: protectData,
    // Without a key DynamoDB encrypts with one that it owns; `enabled` alone would select a charged one.
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
  // Retained, so that a table which is unprotected to be given up leaves the state and stays in AWS.
  const kept = protectData || undefined;
  return { args, options: { ...opts, protect: kept, retainOnDelete: kept } };
}

/** The regions, none of them the table's own, which AWS would refuse only in the update. */
function otherRegions(regions: string[], { parent }: pulumi.CustomResourceOptions) {
  return aws.getRegionOutput({}, { parent }).region.apply((own) => {
    if (!regions.includes(own)) return regions;
    throw new LateFault(
      `Expected \`replicaRegions\` to be other regions than the table's own, got ${own}. Take it out: the table is there.`,
    );
  });
}
