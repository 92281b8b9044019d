// Log groups of our own: CloudWatch's would keep everything for ever and outlive the stack.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../settings/tags.ts";

export interface LogGroupArgs {
  /** The beginning of the group's name in AWS. @default the resource's name */
  namePrefix?: string;
  /** Days. */
  retentionInDays: pulumi.Input<number>;
  /** Whether the group stays when the stack goes. */
  protectData: boolean;
  tags: Tags;
  transform?: Partial<aws.cloudwatch.LogGroupArgs>;
}

export function createLogGroup(name: string, args: LogGroupArgs, opts: pulumi.CustomResourceOptions) {
  const { protectData, transform, ...logGroupArgs } = args;
  return new aws.cloudwatch.LogGroup(
    name,
    { ...logGroupArgs, ...(protectData && { skipDestroy: true }), ...transform },
    opts,
  );
}
