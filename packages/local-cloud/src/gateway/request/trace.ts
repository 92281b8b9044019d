// Makes the trace ID of a request: the client's, or a new one if the client sent none.
import { randomBytes } from "node:crypto";

export interface Trace {
  /** The header in the event: as the client sent it, or a new `Root=…`. */
  header: string;
  /** The complete trace ID: `Root=…;Parent=…;Sampled=…`. Lambda and the client of a REST API get it. */
  id: string;
}

/** Parses an `X-Amzn-Trace-Id` header. A header without a valid root is ignored. */
export function traceOf(sent: string | undefined, receivedAt: number): Trace {
  const part = (form: RegExp) => form.exec(sent ?? "")?.[1];
  const root = part(/(?:^|;) *(Root=1-[0-9a-f]{8}-[0-9a-f]{24}) *(?:;|$)/i);
  if (sent === undefined || root === undefined) {
    const seconds = Math.floor(receivedAt / 1000).toString(16);
    const own = `Root=1-${seconds}-${randomBytes(12).toString("hex")}`;
    return { header: own, id: completed(own) };
  }
  return { header: sent, id: completed(root, part(/(Parent=[0-9a-f]{16})/i), part(/(Sampled=[01])/i)) };
}

function completed(root: string, parent?: string, sampled = "Sampled=0"): string {
  return [root, parent ?? `Parent=${randomBytes(8).toString("hex")}`, sampled].join(";");
}
