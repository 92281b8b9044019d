// Names of our own, for the few resources that AWS knows by their name alone.
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * A name that no other component or stack has: what is read, such as `user-api-dev`, and a hash. Without the hash, `users` in `shop-eu` and
 * `eu-users` in `shop` would have one name.
 */
export function uniqueName(name: string): string {
  const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
  const hash = createHash("sha256").update(JSON.stringify([organization(), project, stack, name]));
  const read = [...new Set([project, name, stack])].join("-").replace(/[^\w-]/g, "-");
  return `${read}-${hash.digest("hex").slice(0, 8)}`;
}

/** Two organizations may deploy to one account. Where mocks run the program there may be none, and the SDK throws. */
function organization(): string {
  try {
    return pulumi.getOrganization();
  } catch {
    return "";
  }
}
