// The claims table: one item for each unique value in use. It is a table of its own, so that a page of users holds users only.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";
import { tableArgs } from "./table-args.ts";

/** The claims table as functions, alarms and dashboard use it. */
export interface ClaimsTable {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  resource: aws.dynamodb.Table;
}

/** Creates the table with the same protection as the users table. Returns `undefined` when no field is unique. */
export function createClaimsTable(
  name: string,
  settings: Settings,
  opts: pulumi.CustomResourceOptions,
): ClaimsTable | undefined {
  const names = Object.keys(uniqueFields(settings.fields));
  if (names.length === 0) return undefined;
  if (settings.replicaRegions.length > 0) warnOfReplicas(names, opts.parent);
  const { common, options } = tableArgs(settings, opts);
  const attributes = [{ name: "claim", type: "S" }];
  const args: aws.dynamodb.TableArgs = { attributes, hashKey: "claim", ...common };
  const resource = new aws.dynamodb.Table(name, merge(args, settings.transform.claimsTable), options);
  return { name: resource.name, arn: resource.arn, resource };
}

function warnOfReplicas(names: string[], component: pulumi.Resource | undefined) {
  const fields = names.map((each) => `\`${each}\``).join(", ");
  pulumi.log.warn(
    `With \`replicaRegions\`, ${fields} is unique only among the writes in one region: a replica gets a claim after the write, ` +
      "so two regions can give one value to two users. Write in one region.",
    component,
  );
}
