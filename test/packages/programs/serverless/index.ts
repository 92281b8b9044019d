// A program like that of `pulumi new serverless-aws-typescript`: files and a function behind a RestAPI.

import { lambda } from "@pulumi/aws";
import * as apigateway from "@pulumi/aws-apigateway";

const fn = new lambda.CallbackFunction("fn", {
  callback: async () => ({ statusCode: 200, body: JSON.stringify({ from: "a closure" }) }),
});
const api = new apigateway.RestAPI("api", {
  routes: [
    { path: "/", localPath: "www" },
    { path: "/date", method: "GET", eventHandler: fn },
  ],
});

export const url = api.url;
