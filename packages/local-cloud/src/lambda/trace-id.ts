// Makes the trace ID of an event that comes without one.

/** Returns `Root=…;Parent=…;Sampled=0`, made from the request's ID. */
export function traceIdOf(requestId: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const random = requestId.replaceAll("-", "");
  return `Root=1-${seconds}-${random.slice(0, 24)};Parent=${random.slice(16)};Sampled=0`;
}
