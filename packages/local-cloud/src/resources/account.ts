// The account and the region of local resources.

/** The account ID of every local resource. */
export const accountId = "000000000000";

/** The region if neither the stack nor the environment sets one. */
export const defaultRegion = "us-east-1";

/** Returns the region of a run: the stack's `aws:region`, otherwise the environment variables that the AWS provider also reads. */
export function regionOf(setting: string | undefined, env: NodeJS.ProcessEnv): string {
  return setting || env.AWS_REGION || env.AWS_DEFAULT_REGION || defaultRegion;
}
