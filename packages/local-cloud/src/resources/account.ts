// Where everything local belongs.

/** The account of every resource. */
export const accountId = "000000000000";

/** The region where nothing says another. */
export const defaultRegion = "us-east-1";

/** The region of a run, which the stack's `aws:region` says, or else the variables that the AWS provider takes one from. */
export function regionOf(setting: string | undefined, env: NodeJS.ProcessEnv): string {
  return setting || env.AWS_REGION || env.AWS_DEFAULT_REGION || defaultRegion;
}
