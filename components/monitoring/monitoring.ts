// What watches the API: alarms with their topic, and the dashboard.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../settings/tags.ts";
import type { CompleteArgs } from "../settings/user-api-args.ts";
import { createAlarms } from "./alarms.ts";
import { createDashboard } from "./dashboard.ts";
import type { Watched } from "./metrics.ts";

export interface MonitoringArgs {
  watched: Watched;
  api: CompleteArgs;
  tags: Tags;
}

export class Monitoring extends pulumi.ComponentResource {
  readonly alarms: aws.cloudwatch.MetricAlarm[];
  /** The dashboard in the AWS console; `undefined` without one. */
  readonly dashboardUrl: pulumi.Output<string | undefined>;

  constructor(name: string, args: MonitoringArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:Monitoring", name, {}, opts);
    const { watched, api, tags } = args;
    this.alarms = api.alarms
      ? createAlarms(
          name,
          {
            watched,
            actions: createActions(name, args, { parent: this }),
            tags,
            transform: api.transform?.alarm,
          },
          { parent: this },
        )
      : [];
    this.dashboardUrl = pulumi.output(
      api.dashboard
        ? createDashboard(name, { watched, transform: api.transform?.dashboard }, { parent: this })
        : undefined,
    );
    this.registerOutputs({ alarms: this.alarms, dashboardUrl: this.dashboardUrl });
  }
}

/** The caller's topic, or one of our own for the address given, or none: alarms then show in the console alone. */
function createActions(
  name: string,
  { api, tags }: MonitoringArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Input<string>[] {
  if (api.alarmTopicArn !== undefined) return [api.alarmTopicArn];
  if (api.alarmEmail === undefined) return [];
  const topic = new aws.sns.Topic(`${name}-alarms`, { tags, ...api.transform?.topic }, opts);
  new aws.sns.TopicSubscription(
    `${name}-alarms`,
    { topic: topic.arn, protocol: "email", endpoint: api.alarmEmail, ...api.transform?.topicSubscription },
    opts,
  );
  return [topic.arn];
}
