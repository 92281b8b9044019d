// Where everything local belongs.

/** The account of every resource. */
export const accountId = "000000000000";

/** The region unless the stack sets `aws:region`. */
export const defaultRegion = "us-east-1";
