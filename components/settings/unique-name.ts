// Names of our own, for the few resources that AWS knows by their name alone.
import * as pulumi from "@pulumi/pulumi";

/** A name that no other project, stack or component has: `user-api-dev`, or `shop-users-dev` for `users` in `shop`. */
export function uniqueName(name: string): string {
  return [...new Set([pulumi.getProject(), name, pulumi.getStack()])].join("-");
}
