// Limits the requests of one route with a token bucket.

/** The limits of a route. A missing limit means no limit. */
export interface ThrottlingLimits {
  /** The tokens that are added each second. */
  rate?: number;
  /** The most tokens in the bucket. */
  burst?: number;
}

/** Counts one request. Returns false if the request is over the limits. */
export type Throttle = () => boolean;

/**
 * Creates a token bucket that is full at first. Without limits every request passes. -1 also means no limit, as in
 * `aws.apigateway.MethodSettings`.
 */
export function createThrottle(
  limits: ThrottlingLimits,
  now: () => number = () => performance.now(),
): Throttle {
  const rate = limits.rate === undefined || limits.rate < 0 ? Number.POSITIVE_INFINITY : limits.rate;
  const burst = limits.burst === undefined || limits.burst < 0 ? Number.POSITIVE_INFINITY : limits.burst;
  if (rate === Number.POSITIVE_INFINITY && burst === Number.POSITIVE_INFINITY) return () => true;
  // A rate alone needs a bucket of its size. With a burst alone, the bucket is full again at each request.
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
