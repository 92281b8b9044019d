// Request throttling: the token bucket of one route.

/** The limits of a route; a limit left out does not limit. */
export interface ThrottlingLimits {
  /** Tokens a second. */
  rate?: number;
  /** Most tokens there can be. */
  burst?: number;
}

/** Takes one request; false when the request is over the limits. */
export type Throttle = () => boolean;

/**
 * A token bucket, full at first. Without both limits it lets everything pass, and -1 means no limit, as
 * in `aws.apigateway.MethodSettings`.
 */
export function createThrottle(
  limits: ThrottlingLimits,
  now: () => number = () => performance.now(),
): Throttle {
  const rate = limits.rate === undefined || limits.rate < 0 ? Number.POSITIVE_INFINITY : limits.rate;
  const burst = limits.burst === undefined || limits.burst < 0 ? Number.POSITIVE_INFINITY : limits.burst;
  if (rate === Number.POSITIVE_INFINITY && burst === Number.POSITIVE_INFINITY) return () => true;
  // A rate alone still needs a bucket to count in, a burst alone one that is always filled up again.
  const capacity = burst === Number.POSITIVE_INFINITY ? Math.max(1, rate) : burst;
  let tokens = capacity;
  let filledAt = now();
  return () => {
    const at = now();
    const added = rate === Number.POSITIVE_INFINITY ? capacity : ((at - filledAt) / 1000) * rate;
    tokens = Math.min(capacity, tokens + added);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
