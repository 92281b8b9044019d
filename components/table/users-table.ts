// The users table: creates it, or looks up the one that `existingTable` names.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { causeOf, LateFault } from "../messages/late-fault.ts";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";
import { keysOf } from "./indexes.ts";
import { tableArgs } from "./table-args.ts";

/** The users table as functions, alarms and dashboard use it. */
export interface UsersTable {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  /** The KMS key that the functions must be allowed to use; `undefined` for a key that DynamoDB owns. */
  key: pulumi.Output<EncryptionKey | undefined>;
  /** True when the table has an index. */
  hasIndexes: pulumi.Output<boolean>;
  /** The table that the component created; missing with `existingTable`. */
  resource?: aws.dynamodb.Table;
}

/** A KMS key in the account. */
export interface EncryptionKey {
  arn: string;
  /** The names under which DynamoDB uses the key in the name of its caller, for `kms:ViaService`. `*` stands for the region. */
  services: string[];
}

export function createUsersTable(
  name: string,
  settings: Settings,
  opts: pulumi.CustomResourceOptions,
): UsersTable {
  if (settings.existingTable !== undefined) return lookUpTable(name, settings.existingTable, settings, opts);
  const { common, options } = tableArgs(settings, opts);
  const args: aws.dynamodb.TableArgs = { ...keysOf(settings.fields), hashKey: "id", ...common };
  const resource = new aws.dynamodb.Table(name, merge(args, settings.transform.table), options);
  return {
    name: resource.name,
    arn: resource.arn,
    key: keyOf(resource, opts),
    hasIndexes: indexed(resource),
    resource,
  };
}

/** Returns the key that the table has in AWS. A table keeps its key when `kmsKeyArn` is removed, and the functions still need it. */
function keyOf(
  { serverSideEncryption }: Pick<aws.dynamodb.Table, "serverSideEncryption">,
  { parent }: pulumi.CustomResourceOptions,
): UsersTable["key"] {
  return serverSideEncryption.apply(async (encryption): Promise<EncryptionKey | undefined> => {
    if (!encryption?.enabled || !encryption.kmsKeyArn) return undefined;
    const { dnsSuffix } = await aws.getPartition({}, { parent });
    // In a partition with another suffix, AWS does not document which of the two the condition sees.
    const suffixes = new Set(["amazonaws.com", dnsSuffix]);
    const services = [...suffixes].map((suffix) => `dynamodb.*.${suffix}`);
    return { arn: encryption.kmsKeyArn, services };
  });
}

function indexed({
  globalSecondaryIndexes,
  localSecondaryIndexes,
}: Record<`${"global" | "local"}SecondaryIndexes`, pulumi.Output<unknown[] | undefined>>) {
  return pulumi
    .all([globalSecondaryIndexes, localSecondaryIndexes])
    .apply((lists) => lists.some((list) => (list ?? []).length > 0));
}

function lookUpTable(
  ownName: string,
  existingTable: pulumi.Input<string>,
  { tags }: Settings,
  opts: pulumi.CustomResourceOptions,
): UsersTable {
  const isOutput = pulumi.Output.isInstance(existingTable);
  const isMade = new RegExp(`^${ownName}-[0-9a-f]{7}$`);
  const table = pulumi.all([existingTable, tags]).apply(async ([tableName, own]) => {
    const found = await aws.dynamodb.getTable({ name: tableName }, { parent: opts.parent }).catch((error) => {
      throw new LateFault(
        `Expected \`existingTable\` to be a table of this account and region, got ${JSON.stringify(tableName)}. ` +
          `Name another table, or remove \`existingTable\` to get a new one. It was not found: ${causeOf(error)}`,
      );
    });
    refuseOtherKey(tableName, found);
    // A table that the program registers itself comes as an output, so this update does not delete it.
    if (!isOutput || isMade.test(tableName)) refuseOwn(tableName, found, own);
    return found;
  });
  const found = pulumi.output(table);
  return { name: found.name, arn: found.arn, key: keyOf(found, opts), hasIndexes: indexed(found) };
}

function refuseOtherKey(name: string, { hashKey, rangeKey, attributes }: aws.dynamodb.GetTableResult): void {
  const type = attributes.find((attribute) => attribute.name === hashKey)?.type ?? "?";
  const actual = `"${hashKey}" of type ${type}${rangeKey ? ` and a sort key "${rangeKey}"` : ""}`;
  if (actual === '"id" of type S') return;
  throw new LateFault(
    `Expected \`existingTable\` ${JSON.stringify(name)} to have the partition key "id" of type S and no sort key, ` +
      `got ${actual}. Name another table, or remove \`existingTable\` to get a new one.`,
  );
}

/** Refuses the name of the table that this stack created: the program would no longer register it, and the update would delete it. */
function refuseOwn(
  name: string,
  { tags = {}, deletionProtectionEnabled }: aws.dynamodb.GetTableResult,
  { project, stack }: Record<string, string>,
): void {
  const isOwn = tags.project === project && tags.stack === stack;
  if (!isOwn || deletionProtectionEnabled !== false) return;
  throw new LateFault(
    `Expected \`existingTable\` to be a table that stays in AWS after this update, got ${JSON.stringify(name)}. By its tags this stack ` +
      "created it, and it has no deletion protection: the update would delete it with its data. " +
      "Leave `existingTable` out, set `protectData` and run `pulumi up` first, then hand the table over as docs/operations.md says.",
  );
}
