// Creates log groups. A group that Lambda creates by itself would keep its logs for ever and outlive the stack.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";

export interface LogGroupArgs {
  /** The beginning of the group's physical name. @default the resource's name */
  namePrefix?: string;
  settings: Settings;
}

export function createLogGroup(
  name: string,
  { namePrefix, settings }: LogGroupArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { logRetentionDays: retentionInDays, protectData, tags, transform } = settings;
  const skipDestroy = protectData && { skipDestroy: true };
  const args: aws.cloudwatch.LogGroupArgs = { namePrefix, retentionInDays, ...skipDestroy, tags };
  return new aws.cloudwatch.LogGroup(name, merge(args, transform.logGroup), opts);
}
