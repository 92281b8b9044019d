// A function with a URL of its own, and no API.
import * as aws from "@pulumi/aws";

const fn = new aws.lambda.CallbackFunction("fn", {
  policies: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
  callback: async ({ rawPath, version }: { rawPath: string; version: string }) => ({ rawPath, version }),
});

export const url = new aws.lambda.FunctionUrl("url", { functionName: fn.name, authorizationType: "NONE" })
  .functionUrl;
