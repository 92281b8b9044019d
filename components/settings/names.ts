// Names: what a component's may be, and those of our own for the few resources that AWS knows by their name alone.
import * as pulumi from "@pulumi/pulumi";
import type { Route } from "../routes/route.ts";

/** A name that no other project, stack or component has: `user-api-dev`, or `shop-users-dev` for `users` in `shop`. */
export function uniqueName(name: string): string {
  return [...new Set([pulumi.getProject(), name, pulumi.getStack()])].join("-");
}

// Of a role and of a function: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and
// https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
const maxLength = 64;
/** What Pulumi makes names unique with: a hyphen and seven digits. */
const suffixLength = 8;

/** One sentence for a component's name that AWS would refuse as part of its children's. */
export function nameFaults(name: string, routes: Route[]): string[] {
  const longest = Math.max(...routes.map(({ slug }) => `-${slug}`.length));
  const length = maxLength - suffixLength - longest;
  if (/^[A-Za-z\d_-]+$/.test(name) && name.length <= length) return [];
  return [
    `Expected the component's name to be 1 to ${length} letters, digits, hyphens or underscores, so that AWS takes ` +
      `the names of its functions and roles, got ${JSON.stringify(name)} (${name.length}).`,
  ];
}
