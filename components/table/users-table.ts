// The users table: one of our own, or one that exists already.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { causeOf, LateFault } from "../messages/late-fault.ts";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";
import { keysOf } from "./indexes.ts";
import { tableArgs } from "./table-args.ts";

/** What the rest of the API knows of its table. */
export interface UsersTable {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  /** What the functions must be allowed to use; `undefined` for a key that DynamoDB owns. */
  key: pulumi.Output<EncryptionKey | undefined>;
  /** Whether there are indexes to query. */
  hasIndexes: pulumi.Output<boolean>;
  /** Not there when the table is somebody else's. */
  resource?: aws.dynamodb.Table;
}

/** A KMS key of the account's. */
export interface EncryptionKey {
  arn: string;
  /** By which names KMS may know DynamoDB, which uses the key in a caller's name; `*` is the region. */
  services: string[];
}

export function createUsersTable(
  name: string,
  settings: Settings,
  opts: pulumi.CustomResourceOptions,
): UsersTable {
  if (settings.existingTable !== undefined) return lookUpTable(name, settings.existingTable, settings, opts);
  const resource = createTable(name, settings, opts);
  return {
    name: resource.name,
    arn: resource.arn,
    key: keyOf(resource, opts),
    hasIndexes: indexed(resource),
    resource,
  };
}

function createTable(name: string, settings: Settings, opts: pulumi.CustomResourceOptions) {
  const { args, options } = tableArgs(settings, opts);
  return new aws.dynamodb.Table(
    name,
    merge<aws.dynamodb.TableArgs>(
      { ...keysOf(settings.fields), hashKey: "id", ...args },
      settings.transform.table,
    ),
    options,
  );
}

/** The key as AWS has it: a table keeps the one it got, and the functions need it, when the argument is gone. */
function keyOf(
  { serverSideEncryption }: Pick<aws.dynamodb.Table, "serverSideEncryption">,
  { parent }: pulumi.CustomResourceOptions,
): UsersTable["key"] {
  return serverSideEncryption.apply(async (encryption): Promise<EncryptionKey | undefined> => {
    if (!encryption?.enabled || !encryption.kmsKeyArn) return undefined;
    const { dnsSuffix } = await aws.getPartition({}, { parent });
    // AWS does not say which of the two it is where a partition has a suffix of its own.
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
          `Name another, or leave it out for a table of its own. It was not found: ${causeOf(error)}`,
      );
    });
    refuse(keyFault(tableName, found));
    // A table that the program registers itself comes as an output, and is not given up.
    if (!isOutput || isMade.test(tableName)) refuse(ownFault(tableName, found, own));
    return found;
  });
  const found = pulumi.output(table);
  return { name: found.name, arn: found.arn, key: keyOf(found, opts), hasIndexes: indexed(found) };
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new LateFault(fault);
}

function keyFault(
  name: string,
  { hashKey, rangeKey, attributes }: aws.dynamodb.GetTableResult,
): string | undefined {
  const type = attributes.find((attribute) => attribute.name === hashKey)?.type ?? "?";
  const actual = `"${hashKey}" of type ${type}${rangeKey ? ` and a sort key "${rangeKey}"` : ""}`;
  if (actual === '"id" of type S') return;
  return (
    `Expected \`existingTable\` ${JSON.stringify(name)} to have the partition key "id" of type S and no sort key, ` +
    `got ${actual}. Name another, or leave it out for a table of its own.`
  );
}

/** The stack's own table would leave the program, and be deleted with its data. */
function ownFault(
  name: string,
  { tags = {}, deletionProtectionEnabled }: aws.dynamodb.GetTableResult,
  { project, stack }: Record<string, string>,
): string | undefined {
  const isOwn = tags.project === project && tags.stack === stack;
  if (!isOwn || deletionProtectionEnabled !== false) return;
  return (
    `Expected \`existingTable\` to be a table that stays when this stack gives it up, got ${JSON.stringify(name)}, which by its ` +
    "tags this stack made and which has no deletion protection: the update would delete it with its data. " +
    "Leave `existingTable` out, set `protectData` and run `pulumi up` first, then hand the table over as docs/operations.md says."
  );
}
