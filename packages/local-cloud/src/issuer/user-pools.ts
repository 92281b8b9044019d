// The Cognito user pools that a program registers. The local issuer stands in for them.
import type { Resource } from "../resources/resource.ts";

const type = "aws:cognito/userPool:UserPool";

/** Tells whether the program registers a user pool. */
export function hasUserPool(resources: Resource[]): boolean {
  return resources.some((resource) => resource.type === type);
}

/** Tells whether a URL is the issuer of a user pool that the program registers. */
export function isUserPool(issuer: string, resources: Resource[]): boolean {
  return resources.some(
    (resource) => resource.type === type && issuer === `https://${resource.outputs.endpoint}`,
  );
}
