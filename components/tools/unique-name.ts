// Makes physical names for the few resources that AWS identifies by name alone.
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * Returns a name that no other component or stack has: a readable part, such as `user-api-dev`, and a hash. Without the hash, `users` in
 * `shop-eu` and `eu-users` in `shop` would get the same name.
 */
export function uniqueName(name: string): string {
  const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
  const hash = createHash("sha256").update(JSON.stringify([organization(), project, stack, name]));
  const read = [...new Set([project, name, stack])].join("-").replace(/[^\w-]/g, "-");
  return `${read}-${hash.digest("hex").slice(0, 8)}`;
}

/** Returns the organization: two of them may deploy to one account. Under mocks there may be none, and Pulumi's SDK throws. */
function organization(): string {
  try {
    return pulumi.getOrganization();
  } catch {
    return "";
  }
}
