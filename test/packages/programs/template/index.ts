// A program like that of `pulumi new aws-typescript`: TypeScript that is compiled to CommonJS.
import * as aws from "@pulumi/aws";
import { Gateway, UserApi } from "@user-api/pulumi";

const pages = new aws.sns.Topic("pages");
const users = new UserApi("users", {
  gateway: Gateway.Rest,
  fields: { name: {}, email: { format: "email", maxLength: 254 } },
  routes: [
    {
      operation: "findUsersByEmail",
      method: "GET",
      path: "/v1/users-by-email/{email}",
      access: "read",
      actions: ["dynamodb:Query"],
      handler: () => import("./handlers/find-users-by-email.js"),
      resolveFrom: __filename,
    },
  ],
  without: ["deleteUser"],
  alarms: true,
  alarmTopicArn: pages.arn,
});
export const url = users.url;
