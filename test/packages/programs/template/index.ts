// A program as `pulumi new aws-typescript` lays it out: TypeScript, compiled to CommonJS.
import * as aws from "@pulumi/aws";
import { Gateway, UserApi } from "@user-api/pulumi";

const pages = new aws.sns.Topic("pages");
const users = new UserApi("users", { gateway: Gateway.Rest, alarms: true, alarmTopicArn: pages.arn });
export const url = users.url;
