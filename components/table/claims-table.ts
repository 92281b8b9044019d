// The claims table: an item for each unique value that some user has. Pages of users so stay full.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";
import { tableArgs } from "./table-args.ts";

/** What the rest of the API knows of it. */
export interface ClaimsTable {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  resource: aws.dynamodb.Table;
}

/** The table, kept and protected as that of the users is; none when no field is unique. */
export function createClaimsTable(
  name: string,
  settings: Settings,
  opts: pulumi.CustomResourceOptions,
): ClaimsTable | undefined {
  const names = Object.keys(uniqueFields(settings.fields));
  if (names.length === 0) return undefined;
  if (settings.replicaRegions.length > 0) warnOfReplicas(names, opts.parent);
  const { args, options } = tableArgs(settings, opts);
  const resource = new aws.dynamodb.Table(
    name,
    merge<aws.dynamodb.TableArgs>(
      { attributes: [{ name: "claim", type: "S" }], hashKey: "claim", ...args },
      settings.transform.claimsTable,
    ),
    options,
  );
  return { name: resource.name, arn: resource.arn, resource };
}

function warnOfReplicas(names: string[], component: pulumi.Resource | undefined) {
  const fields = names.map((each) => `\`${each}\``).join(", ");
  pulumi.log.warn(
    `With \`replicaRegions\`, ${fields} is unique among the writes of one region only: a replica learns of a claim after the write, ` +
      "so that two regions can give one value to two users. Write in one region.",
    component,
  );
}
