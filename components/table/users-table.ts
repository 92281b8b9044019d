// The users table: one of our own, or one that exists already.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settled.ts";

/** What the rest of the API knows of its table. */
export interface UsersTable {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  /** The key that the functions must be allowed to use; `undefined` for one that DynamoDB owns. */
  kmsKeyArn: pulumi.Output<string | undefined>;
  /** Not there when the table is somebody else's. */
  resource?: aws.dynamodb.Table;
}

export function createUsersTable(
  name: string,
  settings: Settings,
  opts: pulumi.CustomResourceOptions,
): UsersTable {
  if (settings.existingTable !== undefined) return lookUpTable(settings.existingTable, opts);
  const resource = createTable(name, settings, opts);
  return { name: resource.name, arn: resource.arn, kmsKeyArn: keyOf(resource), resource };
}

function createTable(name: string, settings: Settings, opts: pulumi.CustomResourceOptions) {
  const { kmsKeyArn, pointInTimeRecovery, protectData, replicaRegions, tags, transform } = settings;
  return new aws.dynamodb.Table(
    name,
    {
      attributes: [{ name: "id", type: "S" }],
      hashKey: "id",
      billingMode: "PAY_PER_REQUEST",
      pointInTimeRecovery: { enabled: pointInTimeRecovery },
      // Said either way, here and below: AWS keeps what it is told nothing of.
      deletionProtectionEnabled: protectData,
      ...(kmsKeyArn !== undefined && { serverSideEncryption: encryptedWith(kmsKeyArn) }),
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
      ...transform.table,
    },
    // Retained, so that a table which is unprotected to be given up leaves the state and stays in AWS.
    { ...opts, protect: protectData || undefined, retainOnDelete: protectData || undefined },
  );
}

/** Without a key DynamoDB encrypts with one that it owns; `enabled` alone would select a charged one. */
function encryptedWith(kmsKeyArn: pulumi.Input<string>) {
  return pulumi
    .output(kmsKeyArn)
    .apply((arn) => (arn === undefined ? undefined : { enabled: true, kmsKeyArn: arn }));
}

/** The key as AWS has it: a table keeps the one it got, and the functions need it, when the argument is gone. */
function keyOf({ serverSideEncryption }: Pick<aws.dynamodb.Table, "serverSideEncryption">) {
  return serverSideEncryption.apply((encryption) =>
    encryption?.enabled ? encryption.kmsKeyArn || undefined : undefined,
  );
}

/** The regions, none of them the table's own, which AWS would refuse only in the update. */
function otherRegions(regions: string[], { parent }: pulumi.CustomResourceOptions) {
  return aws.getRegionOutput({}, { parent }).region.apply((own) => {
    if (!regions.includes(own)) return regions;
    throw new pulumi.RunError(
      `Expected \`replicaRegions\` to be other regions than the table's own, got ${own}.`,
    );
  });
}

function lookUpTable(name: pulumi.Input<string>, opts: pulumi.CustomResourceOptions): UsersTable {
  const table = aws.dynamodb.getTableOutput({ name }, { parent: opts.parent }).apply((found) => {
    const key = found.attributes.find((attribute) => attribute.name === found.hashKey);
    const actual = `"${found.hashKey}" of type ${key?.type ?? "?"}${found.rangeKey ? ` and a sort key "${found.rangeKey}"` : ""}`;
    if (found.hashKey === "id" && key?.type === "S" && !found.rangeKey) return found;
    throw new pulumi.RunError(
      `Expected \`existingTable\` "${found.name}" to have the partition key "id" of type S and no sort key, got ${actual}.`,
    );
  });
  return {
    name: table.name,
    arn: table.arn,
    kmsKeyArn: keyOf(table),
  };
}
