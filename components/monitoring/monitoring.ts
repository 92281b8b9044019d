// Creates the alarms, their SNS topic and the dashboard.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";
import { createAlarms } from "./alarms.ts";
import { createDashboard } from "./dashboard.ts";
import type { MonitoringArgs } from "./monitoring-args.ts";

export class Monitoring extends pulumi.ComponentResource {
  readonly alarms: aws.cloudwatch.MetricAlarm[];
  /** The URL of the dashboard in the AWS console; `undefined` without a dashboard. */
  readonly dashboardUrl: pulumi.Output<string> | undefined;

  constructor(name: string, args: MonitoringArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:Monitoring", name, {}, opts);
    const { settings } = args;
    const parent = { parent: this };
    this.alarms = settings.alarms
      ? createAlarms(name, { ...args, actions: createActions(name, settings, parent) }, parent)
      : [];
    this.dashboardUrl = settings.dashboard ? createDashboard(name, args, parent) : undefined;
    this.registerOutputs({ dashboardUrl: this.dashboardUrl });
  }
}

/** Returns the caller's topic, a new topic for `alarmEmail`, or none. Without a topic, alarms are only visible in the console. */
function createActions(
  name: string,
  { alarmTopicArn, alarmEmail, tags, transform }: Settings,
  opts: pulumi.CustomResourceOptions,
): pulumi.Input<string>[] {
  if (alarmTopicArn !== undefined) return [alarmTopicArn];
  if (alarmEmail === undefined) return [];
  const topicArgs: aws.sns.TopicArgs = { tags };
  const topic = new aws.sns.Topic(`${name}-alarms`, merge(topicArgs, transform.topic), opts);
  const args: aws.sns.TopicSubscriptionArgs = { topic: topic.arn, protocol: "email", endpoint: alarmEmail };
  new aws.sns.TopicSubscription(`${name}-alarms`, merge(args, transform.topicSubscription), opts);
  return [topic.arn];
}
