// Sends a request to another server, as proxy integrations do.
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { buffer } from "node:stream/consumers";
import type { Answer } from "../request/answer.ts";
import { headerPairs } from "../request/read-request.ts";

export interface Forwarded {
  method: string;
  url: URL;
  /** The headers without `host` and `content-length`, which `forward` sets itself. */
  headers: Answer["headers"];
  body: Buffer;
  timeoutMs: number;
}

/** The server's answer, byte for byte, or the reason why there is none. */
export type ForwardedAnswer = Answer | { failure: "timeout" | "unreachable"; note: string };

/** Sends the request, and waits for the whole answer. It never rejects. */
export async function forward({
  method,
  url,
  headers,
  body,
  timeoutMs,
}: Forwarded): Promise<ForwardedAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const own = [["host", url.host], ...(body.length > 0 ? [["content-length", String(body.length)]] : [])];
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  try {
    // Each request has a new connection, because the server may close an idle one just when it is used again.
    const outgoing = send(url, { method, headers: [...own, ...headers].flat(), agent: false, signal });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, "response", { signal })) as [IncomingMessage];
    const { statusCode: status = 502 } = incoming;
    return { status, headers: headerPairs(incoming), body: await buffer(incoming) };
  } catch (error) {
    if (signal.aborted)
      return { failure: "timeout", note: `no answer of ${url.host} within ${timeoutMs / 1000} s` };
    return { failure: "unreachable", note: `${url.host}: ${(error as Error).message}` };
  }
}
