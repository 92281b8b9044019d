// Creates the permission by which a gateway invokes a route's function.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RouteFunction } from "../function/route-function.ts";
import { merge } from "../tools/merge.ts";

/** Allows the API to invoke the function for its route's method and one of its paths, on any stage. */
export function createInvokePermission(
  name: string,
  path: string,
  { route, function: fn }: RouteFunction,
  executionArn: pulumi.Input<string>,
  transform: Partial<aws.lambda.PermissionArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
) {
  const args: aws.lambda.PermissionArgs = {
    action: "lambda:InvokeFunction",
    function: fn.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${executionArn}/*/${route.method}${pathPattern(path)}`,
  };
  return new aws.lambda.Permission(name, merge(args, transform), opts);
}

/** Replaces path parameters by `*`. AWS does not document whether it compares the route's template or the called path; `*` matches both. */
function pathPattern(path: string): string {
  return path.replace(/\{[^}]*\}/g, "*");
}
